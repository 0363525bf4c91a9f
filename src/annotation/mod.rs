//! What a person says about a span: annotations, the layer that holds one annotator's, reversible
//! edits, anchors that find their span again, and the codebook.

mod anchor;
#[allow(clippy::module_inception)]
mod annotation;
mod codebook;
mod codebook_file;
mod edit;
mod layer;
mod migrate;
pub mod query;
mod resolve;
pub mod wording;

pub use annotation::{Amendment, Anchor, Annotation, DecidedFinding, Kind, RELATIONS};
pub use codebook::{Attribute, AttributeKind, Code, Codebook, CodebookWarning};
pub use edit::{Edit, EditError};
pub use layer::{DocumentInfo, FORMAT, Layer};
pub use migrate::{CodebookChange, Rename, impact, migrate, renamed};
pub use resolve::{Resolution, Resolver, resolve, resolve_layer};
