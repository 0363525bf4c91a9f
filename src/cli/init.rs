//! `attache init`: a folder becomes a dossier.

use super::args::Init;
use super::context::Context;
use super::out::Out;
use super::{Done, input};
use crate::config::TEMPLATE;
use anyhow::bail;

pub(super) fn run(context: &mut Context, args: &Init) -> anyhow::Result<Done> {
    let shown = input::shown(&args.dir);
    if !args.dir.is_dir() {
        bail!("{shown}: no such folder; make it first, or name another");
    }
    let path = args.dir.join("attache.toml");
    if path.exists() {
        bail!(
            "{}: this folder is a dossier already; edit that file, nothing was written",
            input::shown(&path)
        );
    }
    if context.global.no_save {
        bail!("{}: nothing was written, because of --no-save", input::shown(&path));
    }
    crate::store::write_new(&path, TEMPLATE)?;
    let mut out = Out::new();
    out.text(&format!("{}\n", path.display()))?;
    out.flush()?;
    Ok(Done::Well)
}
