"""Adapter: what Ukuk serves over HTTP: the webhook, the health page and the preview chat."""
