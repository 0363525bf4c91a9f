//! `attache man`: the manual page, in troff.

use super::Done;
use super::args::command;
use super::out::Out;
use crate::app::KeyMap;
use std::fmt::Write as _;

pub(super) fn run() -> anyhow::Result<Done> {
    let mut out = Out::new();
    out.text(&page()?)?;
    out.flush()?;
    Ok(Done::Well)
}

fn page() -> anyhow::Result<String> {
    let mut raw = Vec::new();
    let whole = command();
    clap_mangen::Man::new(whole.clone()).render(&mut raw)?;
    let mut page = String::from_utf8(raw)?;
    for part in whole.get_subcommands().filter(|part| part.get_name() != "help") {
        let _ = write!(
            page,
            ".SH \"COMMAND {}\"\n{}\n",
            part.get_name().to_uppercase(),
            troff(&part.get_about().map(ToString::to_string).unwrap_or_default())
        );
        for argument in part.get_arguments().filter(|a| !a.is_global_set() && a.get_id() != "help") {
            let name = argument
                .get_long()
                .map_or_else(|| argument.get_id().to_string().to_uppercase(), |long| format!("--{long}"));
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            let _ = write!(page, ".TP\n\\fB{}\\fR\n{}\n", troff(&name), troff(&help));
        }
    }
    page.push_str(".SH KEYS\n");
    for row in KeyMap::default().rows() {
        let _ = write!(page, ".TP\n\\fB{}\\fR\n{}\n", troff(&row.keys.join(", ")), troff(row.help));
    }
    page.push_str(EXITS);
    Ok(page)
}

const EXITS: &str = ".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nDone, and something needs a person.\n.TP\n2\nWrong use, unreadable input or a failed write.\n";

/// Text with what troff would obey written harmlessly.
fn troff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
