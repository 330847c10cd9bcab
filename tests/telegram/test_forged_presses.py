"""Buttons that nobody made, or that were made long ago, are answered with a way on."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.conversation import Edition
from tests.telegram.house import House, Person, answered_once, build_house

FORGED = [
    "x", "🙂", "_", "__", "1", "1ky", "1kyRU0", "1kyRU0_", "1kyRU0_zz", "1kyRU0_t", "1kyRU0_t_", "1kyRU0_t_a_b_c_d",
    "1kyRU0_t_unpaid-wages_z", "1kyRU0_t_unpaid-wages_h_0", "1kyRU0_t_unpaid-wages_h_100", "1kyRU0_t_unpaid-wages_o_²",
    "1kyRU0_t_gone-topic", "1kyRU0_n_gone-contact", "1kyRU0_v_gone-contact", "1kyRU0_q_gone_0y", "1kyRU0_w_gone",
    "1kyRU0_q_forced-labour_0x", "1kyRU0_q_forced-labour_" + "y" * 40, "1kyRU0_r_kitchen", "1kyRU0_h_magic",
    "1kyRU0_h_legal_-1", "1kyRU0_c_gone-topic", "1kyRU0_p_gone-topic", "1kyRU9_m", "1KYRU0_m", "1kyru0_m",
    "0kyRU0_m", "2kyRU0_m", "menu:RU", "topic|hiv|3", "back", "lang_ru", "country:RU:1", '{"a":1}', "1kyRU0_m\n",
    "a" * 64, "ө" * 32, "🆘" * 16, "\x00" * 64, "1kyRU0_t_unpaid-wages" + "-" * 43,
]  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_forged_data_is_answered_with_a_way_on(house: House, aida: Person, data: str) -> None:
    await aida.say("/start")
    assert len(data.encode()) <= 64
    assert answered_once(house, await aida.press(data))
    assert aida.screen.buttons
    assert all(call.status == 200 for call in house.session.calls)


any_data = st.one_of(
    st.text(max_size=64),
    st.binary(max_size=48).map(lambda raw: raw.decode("latin-1")),
    st.from_regex(r"1(ky|ru|en|zz)(RU|KG|XX|ZZ|00)[ko0]_[a-z](_[A-Za-z0-9-]{0,20}){0,3}", fullmatch=True),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=any_data)
def test_any_data_at_all(edition: Edition, data: str) -> None:
    async def press() -> None:
        house = build_house(edition)
        person = house.person()
        await person.say("/start")
        query = await person.press(data)
        assert answered_once(house, query)
        assert not any(call.status >= 400 for call in house.session.calls if "not modified" not in call.words)

    asyncio.run(press())
