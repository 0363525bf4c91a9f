//! The words of the genre, as data.
