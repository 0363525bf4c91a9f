//! `attache merge-driver`: git's road to the merge that a save does too.
//!
//! Git hands over three files and takes the merged one from the place of ours. Nothing is lost: what
//! cannot be joined key by key is kept as a copy beside it, which `attache check` lists. A version
//! that does not parse is not guessed at: ours stays as it is, and git keeps all three.

use super::Done;
use super::args::MergeDriver;
use super::context::Context;
use super::input::shown;
use anyhow::{Context as _, bail};
use std::path::Path;

pub(super) fn run(context: &mut Context, args: &MergeDriver) -> anyhow::Result<Done> {
    // Git's own names for the three files say nothing to a person.
    let called = shown(args.name.as_ref().unwrap_or(&args.ours));
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| {
            format!("{}: this version can't be read; git keeps all three, merge by hand", shown(path))
        })
    };
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    let (merged, words) = match crate::store::merge_files(&base, &ours, &theirs) {
        Ok(merged) => merged,
        Err(problem) => bail!(
            "{called}: not merged, because one version can't be read ({}); our version stays, mend it by hand and add it",
            crate::text::clean(&problem.to_string())
        ),
    };
    for word in words {
        context.warn(&format!("{called}: {word}; attache check lists them"));
    }
    if merged == ours {
        return Ok(Done::Well);
    }
    if context.global.no_save {
        bail!("{called}: nothing was written, because of --no-save");
    }
    let text = String::from_utf8(merged).context("the merged layer is not UTF-8; nothing was written")?;
    crate::store::write_file(&args.ours, &text)?;
    Ok(Done::Well)
}
