"""A figure that a reader enters, or an article that one pastes, judged at once; nothing stored."""
