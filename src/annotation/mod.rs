//! What a person says about a span.

mod annotation;

pub use annotation::{Anchor, Annotation, DecidedFinding, Kind};
