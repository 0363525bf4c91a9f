//! `attache text`: the canonical text.

use super::args::Text;
use super::context::Context;
use super::out::Out;
use super::{Done, input};

pub(super) fn run(context: &mut Context, args: &Text) -> anyhow::Result<Done> {
    let document = input::document(&args.path)?;
    context.notices(&args.path, &document);
    let mut out = Out::new();
    out.text(&document.text)?;
    out.flush()?;
    Ok(Done::Well)
}
