//! Whether the terminal's locale can show every character.

/// What to tell a reader whose locale is not UTF-8; `None` when it is, or nobody says.
///
/// Nothing is done about it: the terminal may well show UTF-8 all the same, and a text with half of its
/// characters replaced would be a worse reader's copy than one that looks odd on an odd terminal.
#[must_use]
pub fn odd_locale(env: impl Fn(&str) -> Option<String>) -> Option<String> {
    let set = |name: &&str| env(name).is_some_and(|value| !value.is_empty());
    // The order in which the system looks.
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(set)?;
    let value = env(name)?;
    let plain = value.to_lowercase().replace('-', "");
    (!plain.contains("utf8")).then(|| {
        format!(
            "The locale is not UTF-8 ({name}={value}): accents and other scripts may show wrongly; C.UTF-8 or en_US.UTF-8 \
             would show them."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(vars: &[(&str, &str)]) -> Option<String> {
        odd_locale(|name| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn only_a_locale_that_is_said_and_odd_is_told() {
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[("LANG", "de_DE.UTF-8")]), None);
        assert_eq!(told(&[("LC_ALL", ""), ("LANG", "C.utf8")]), None);
        assert!(told(&[("LANG", "C")]).is_some_and(|word| word.contains("LANG=C")));
        assert!(
            told(&[("LC_ALL", "POSIX"), ("LANG", "C.UTF-8")]).is_some_and(|w| w.contains("LC_ALL=POSIX"))
        );
    }
}
