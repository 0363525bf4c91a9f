//! `attache completions`: the completion script of a shell.

use super::Done;
use super::args::{Completions, command};
use super::out::Out;

pub(super) fn run(args: &Completions) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "attache", &mut script);
    let mut out = Out::new();
    out.text(&String::from_utf8(script)?)?;
    out.flush()?;
    Ok(Done::Well)
}
