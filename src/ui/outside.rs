//! The reader's own editor: a note or the source is written there while the screen is given back.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;

/// The command line of the reader's editor: `VISUAL`, else `EDITOR`. Where none is chosen it is `nano`, which shows the
/// keys that leave it, if that is on the `PATH`, else `vi`.
#[must_use]
pub fn command(env: impl Fn(&str) -> Option<OsString>) -> Vec<String> {
    let wish = ["VISUAL", "EDITOR"].into_iter().filter_map(&env).find(|value| !value.is_empty());
    let words = wish.map_or_else(Vec::new, |value| words(&value.to_string_lossy()));
    if !words.is_empty() {
        return words;
    }
    let paths = env("PATH").unwrap_or_default();
    let nano = std::env::split_paths(&paths).any(|folder| folder.join("nano").is_file());
    vec![if nano { "nano" } else { "vi" }.to_owned()]
}

/// The words of a command line: split at white space, quotation marks keep words together.
fn words(line: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for c in line.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => out.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

/// Runs the editor on a file and waits for it. The screen must have been given back.
///
/// # Errors
/// One sentence: the editor could not be started, or ended with an error.
pub fn edit(path: &Path) -> Result<(), String> {
    let command = command(|name| std::env::var_os(name));
    let (name, rest) = command.split_first().ok_or("There is no editor.")?;
    let ended = Command::new(name).args(rest).arg(path).status();
    match ended {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("The editor {name} ended with an error ({status}); nothing was changed.")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!(
            "The editor {name} was not found; set VISUAL or EDITOR to the one you use. Nothing was changed."
        )),
        Err(error) => Err(format!("The editor {name} could not be started ({error}); nothing was changed.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_is_read_as_a_shell_would() {
        let with = |visual: &str, editor: &str| {
            let find = |name: &str| {
                let value = if name == "VISUAL" { visual } else { editor };
                (!value.is_empty()).then(|| OsString::from(value))
            };
            command(find)
        };
        assert_eq!(with("", ""), ["vi"]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("nano"), "").unwrap();
        let path = |name: &str| (name == "PATH").then(|| folder.path().as_os_str().to_owned());
        assert_eq!(command(path), ["nano"]);
        assert_eq!(with("", "nano"), ["nano"]);
        assert_eq!(with("code --wait", "nano"), ["code", "--wait"]);
        assert_eq!(with("'/opt/my editor/e' -n \"a b\"", ""), ["/opt/my editor/e", "-n", "a b"]);
        assert_eq!(with("  ", ""), ["vi"]);
    }
}
