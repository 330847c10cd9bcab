"""The pure core: what Ukuk says and how a conversation moves. No input or output of any kind."""
