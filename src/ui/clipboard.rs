//! The clipboard: by the terminal (OSC 52), and besides by the tool of the desktop where there is one.
//!
//! No terminal answers whether it took a copy, and several take none; so where a tool is at hand and
//! the desktop is this machine's, both are used. Over SSH only the terminal can reach the reader's own
//! clipboard.

use std::io::{self, Write as _};
use std::process::{Command, Stdio};

/// Bytes of text above which many terminals drop a copy: their limit is 100,000 bytes of base64.
const MOST: usize = 74_000;

/// Puts text on the clipboard; gives a word when it may not have arrived.
///
/// # Errors
/// If the terminal is gone.
pub fn copy(text: &str) -> io::Result<Option<String>> {
    let long = text.len() > MOST;
    if !long {
        crossterm::execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))?;
    }
    let taken = tool(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
        .iter()
        .any(|command| hand_over(command, text).is_ok());
    Ok((long && !taken)
        .then(|| "This is too long for the terminal's clipboard; select less of it.".to_owned()))
}

/// The commands that reach this machine's clipboard, most particular first.
fn tool(set: impl Fn(&str) -> bool) -> Vec<&'static [&'static str]> {
    if set("SSH_TTY") || set("SSH_CONNECTION") {
        return Vec::new();
    }
    let mut out: Vec<&'static [&'static str]> = Vec::new();
    if cfg!(target_os = "macos") {
        out.push(&["pbcopy"]);
    }
    if set("WAYLAND_DISPLAY") {
        out.push(&["wl-copy"]);
    }
    if set("DISPLAY") {
        out.push(&["xclip", "-selection", "clipboard"]);
        out.push(&["xsel", "--clipboard", "--input"]);
    }
    if set("WSL_DISTRO_NAME") {
        out.push(&["clip.exe"]);
    }
    out
}

/// Gives a command the text. It goes on by itself: such tools stay to serve the clipboard.
fn hand_over(command: &[&str], text: &str) -> io::Result<()> {
    let (name, rest) = command.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut child = Command::new(name)
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        pipe.write_all(text.as_bytes())?;
    }
    // Somebody must hear of its end, or it stays as a dead process.
    std::thread::Builder::new().name("clipboard".into()).spawn(move || child.wait()).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktops_tool_is_used_only_where_the_desktop_is() {
        assert!(tool(|name| name == "SSH_TTY" || name == "DISPLAY").is_empty());
        assert!(tool(|name| name == "WAYLAND_DISPLAY").contains(&["wl-copy"].as_slice()));
        assert!(tool(|name| name == "DISPLAY").contains(&["xclip", "-selection", "clipboard"].as_slice()));
    }
}
