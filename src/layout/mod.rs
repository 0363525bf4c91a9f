//! Document × width → rows; span layers × rows → runs. No terminal types.
