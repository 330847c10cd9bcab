"""Tokens that stand on people's phones. They must mean the same for ever: add lines, change none."""

from __future__ import annotations

import pytest

from bot.core import routes
from bot.core.routes import PLACES, Intent, Place, Visitor, parse, token

RELEASED: dict[str, tuple[Visitor, Place]] = {
    "1ky000_l": (Visitor("ky"), routes.Start()),
    "1ky000_c": (Visitor("ky"), routes.Countries()),
    "1ruRUk_c_unpaid-wages": (Visitor("ru", "RU", "kg"), routes.Countries("unpaid-wages")),
    "1ruKG0_p": (Visitor("ru", "KG"), routes.Passport()),
    "1ruKG0_p_health-care": (Visitor("ru", "KG"), routes.Passport("health-care")),
    "1enXX0_m": (Visitor("en", "XX"), routes.Menu()),
    "1kyKGo_r_work": (Visitor("ky", "KG", "other"), routes.RoomPlace("work")),
    "1kyRUk_t_unpaid-wages": (Visitor("ky", "RU", "kg"), routes.TopicPlace("unpaid-wages")),
    "1kyRUk_t_unpaid-wages_s": (Visitor("ky", "RU", "kg"), routes.TopicPlace("unpaid-wages", "s")),
    "1kyRU0_t_hiv-care_o_2": (Visitor("ky", "RU"), routes.TopicPlace("hiv-care", "o", "2")),
    "1kyRU0_n_ru-consulate-moscow": (Visitor("ky", "RU"), routes.ContactPlace("ru-consulate-moscow")),
    "1kyRU0_n_kg-hotline-1_hiv-care": (Visitor("ky", "RU"), routes.ContactPlace("kg-hotline-1", "hiv-care")),
    "1kyTR0_v_tr-consulate": (Visitor("ky", "TR"), routes.MapPin("tr-consulate")),
    "1kyKZ0_h": (Visitor("ky", "KZ"), routes.Hotlines()),
    "1kyKZ0_h_legal": (Visitor("ky", "KZ"), routes.Hotlines("legal")),
    "1kyKZ0_h_legal_3": (Visitor("ky", "KZ"), routes.Hotlines("legal", "3")),
    "1ru000_e": (Visitor("ru"), routes.Emergency()),
    "1en000_a": (Visitor("en"), routes.Ask()),
    "1kyRU0_j_ru-hotline-1": (Visitor("ky", "RU"), routes.SaveContact("ru-hotline-1")),
    "1kyRU0_j_ru-hotline-1_hiv-care": (Visitor("ky", "RU"), routes.SaveContact("ru-hotline-1", "hiv-care")),
    "1enRUo_k": (Visitor("en", "RU", "other"), routes.Remember()),
    "1enRUo_f": (Visitor("en", "RU", "other"), routes.Forget()),
    "1en000_y": (Visitor("en"), routes.Privacy()),
    "1en000_y_s": (Visitor("en"), routes.Privacy("s")),
    "1en000_y_t": (Visitor("en"), routes.Privacy("t")),
    "1en000_i": (Visitor("en"), routes.Help()),
    "1kyAE0_x": (Visitor("ky", "AE"), routes.Hide()),
    "1kyAE0_q_forced-labour": (Visitor("ky", "AE"), routes.ScreeningPlace("forced-labour")),
    "1kyAE0_q_forced-labour_0": (Visitor("ky", "AE"), routes.ScreeningPlace("forced-labour", "0")),
    "1kyAE0_q_forced-labour_0yns": (Visitor("ky", "AE"), routes.ScreeningPlace("forced-labour", "0yns")),
    "1kyRUk_d": (Visitor("ky", "RU", "kg"), routes.DeadlinePlace()),
    "1kyRUk_d_202611": (Visitor("ky", "RU", "kg"), routes.DeadlinePlace("202611")),
    "1kyRUk_d_20261123": (Visitor("ky", "RU", "kg"), routes.DeadlinePlace("20261123")),
    "1kyRUk_d_20261123_entry_n": (Visitor("ky", "RU", "kg"), routes.DeadlinePlace("20261123", "entry", "n")),
    "1kyRUk_d_20261123_entry_n_30": (Visitor("ky", "RU", "kg"), routes.DeadlinePlace("20261123", "entry", "n", "30")),
    "1ruKZk_u_kz-register_20261123": (Visitor("ru", "KZ", "kg"), routes.RulePlace("kz-register", "20261123")),
    "1ruKZk_u_kz-stay_20261123_10": (Visitor("ru", "KZ", "kg"), routes.RulePlace("kz-stay", "20261123", "10")),
    "1ruKZk_b_kz-register_20261123": (Visitor("ru", "KZ", "kg"), routes.CalendarPlace("kz-register", "20261123")),
    "1ruKZk_b_kz-stay_20261123_10": (Visitor("ru", "KZ", "kg"), routes.CalendarPlace("kz-stay", "20261123", "10")),
    "1kyRU0_o": (Visitor("ky", "RU"), routes.OfflinePlace()),
    "1kyKGo_o_a": (Visitor("ky", "KG", "other"), routes.OfflinePlace("a")),
    "1kyXXk_o_c": (Visitor("ky", "XX", "kg"), routes.OfflinePlace("c")),
    "1kyRU0_g_ru-union_silent": (Visitor("ky", "RU"), routes.ReachedPlace("ru-union", "silent")),
    "1kyRU0_g_ru-union_wrong_unpaid-wages": (
        Visitor("ky", "RU"),
        routes.ReachedPlace("ru-union", "wrong", "unpaid-wages"),
    ),
    "1kyRU0_z_unpaid-wages_no": (Visitor("ky", "RU"), routes.HelpedPlace("unpaid-wages", "no")),
    "1ruRU0_w_police-ru-consul": (Visitor("ru", "RU"), routes.ShowPlace("police-ru-consul")),
}


@pytest.mark.parametrize("released", RELEASED)
def test_means_what_it_always_meant(released: str) -> None:
    visitor, place = RELEASED[released]
    assert parse(released) == Intent(visitor, place)


@pytest.mark.parametrize("released", RELEASED)
def test_is_still_written_so(released: str) -> None:
    assert token(*RELEASED[released]) == released


def test_there_is_one_of_each_place() -> None:
    assert {type(place) for _, place in RELEASED.values()} == set(PLACES.values())


def test_the_codes_stand() -> None:
    released = {
        "l": "Start", "c": "Countries", "p": "Passport", "m": "Menu", "r": "RoomPlace", "t": "TopicPlace",
        "n": "ContactPlace", "v": "MapPin", "h": "Hotlines", "e": "Emergency", "a": "Ask", "k": "Remember",
        "f": "Forget", "y": "Privacy", "i": "Help", "x": "Hide", "q": "ScreeningPlace", "w": "ShowPlace",
        "d": "DeadlinePlace", "u": "RulePlace", "b": "CalendarPlace", "o": "OfflinePlace", "g": "ReachedPlace",
        "z": "HelpedPlace", "j": "SaveContact",
    }  # fmt: skip
    assert released.items() <= {code: kind.__name__ for code, kind in PLACES.items()}.items()
