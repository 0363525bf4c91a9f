//! The terminal: ratatui only here.
