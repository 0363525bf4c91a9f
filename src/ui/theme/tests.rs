//! What holds for every theme, and what happens to a bad one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::read::BUILT;
use super::{Depth, Role, Theme, contrast, load};
use ratatui::style::{Color, Modifier, Style};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, source) in files {
        std::fs::write(dir.path().join(name), source).unwrap();
    }
    dir
}

fn load_from(dir: &tempfile::TempDir, name: &str) -> (Theme, Vec<String>) {
    load(name, &[dir.path().to_owned()], Depth::True)
}

#[test]
fn every_built_in_theme_reads_without_a_warning() {
    for built in BUILT {
        let (theme, warnings) = load(built.name, &[], Depth::True);
        assert_eq!(warnings, Vec::<String>::new(), "{}", built.name);
        assert_eq!(theme.name, built.name);
    }
}

#[test]
fn text_on_fixed_grounds_is_told_apart() {
    // Frames are lines, not text; they need less.
    let frames = [Role::Border, Role::BorderFocus, Role::PopupBorder];
    let mut measured = 0;
    for built in BUILT {
        let (theme, _) = load(built.name, &[], Depth::True);
        let ground = theme.style(Role::Text);
        for role in Role::ALL {
            let style = ground.patch(theme.style(*role));
            let (Some(fg), Some(bg)) = (style.fg, style.bg) else { continue };
            let Some(ratio) = contrast(fg, bg) else { continue };
            let least = match built.name {
                _ if frames.contains(role) => 1.5,
                "high-contrast" => 7.0,
                _ => 4.5,
            };
            measured += 1;
            assert!(ratio >= least, "{}: {} has {ratio:.2}", built.name, role.name());
        }
    }
    assert!(measured > 3 * Role::ALL.len() / 2, "only {measured} pairs measured");
}

#[test]
fn ansi_and_mono_stay_within_the_terminals_palette() {
    for name in ["ansi", "mono"] {
        let (theme, _) = load(name, &[], Depth::True);
        for role in Role::ALL {
            let style = theme.style(*role);
            for color in [style.fg, style.bg].into_iter().flatten() {
                assert!(!matches!(color, Color::Rgb(..) | Color::Indexed(_)), "{name}: {}", role.name());
            }
        }
    }
}

#[test]
fn without_colours_every_mark_still_shows() {
    let (theme, _) = load("dark", &[], Depth::None);
    for role in [
        Role::Selection,
        Role::Cursor,
        Role::Note,
        Role::NoteOther,
        Role::Cue,
        Role::Claim,
        Role::ClaimSource,
        Role::Match,
        Role::MatchCurrent,
        Role::ListCurrentFocus,
        Role::PopupCurrent,
        Role::Error,
    ] {
        assert!(!theme.style(role).add_modifier.is_empty(), "{}", role.name());
    }
    for role in Role::ALL {
        let style = theme.style(*role);
        assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
    }
}

#[test]
fn nothing_blinks() {
    for built in BUILT {
        let (theme, _) = load(built.name, &[], Depth::True);
        for role in Role::ALL {
            assert!(
                !theme.style(*role).add_modifier.intersects(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK)
            );
        }
    }
}

#[test]
fn a_users_theme_stands_on_another_and_recolours_it() {
    let dir = folder(&[(
        "mine.toml",
        "inherits = \"dark\"\n[palette]\nsea = \"#ff0000\"\n[roles]\ncue = { fg = \"sea\", bold = true }\n",
    )]);
    let (theme, warnings) = load_from(&dir, "mine");
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(theme.style(Role::Cue), Style::new().fg(Color::Rgb(255, 0, 0)).add_modifier(Modifier::BOLD));
    assert_eq!(theme.style(Role::Person).fg, Some(Color::Rgb(255, 0, 0)));
    assert_eq!(theme.style(Role::Text).fg, load("dark", &[], Depth::True).0.style(Role::Text).fg);
}

#[test]
fn a_wrong_name_is_a_warning_with_the_nearest() {
    let dir = folder(&[(
        "mine.toml",
        "inherits = \"dark\"\n[roles]\n\"mentoin.person\" = \"sea\"\ntitle = { fg = \"seaa\", blod = true }\n",
    )]);
    let (theme, warnings) = load_from(&dir, "mine");
    let all = warnings.join("\n");
    for part in [
        "unknown role `mentoin.person`; did you mean `mention.person`?",
        "did you mean `sea`?",
        "did you mean `bold`?",
    ] {
        assert!(all.contains(part), "{all}");
    }
    assert_eq!(theme.style(Role::Person).fg, load("dark", &[], Depth::True).0.style(Role::Person).fg);
}

#[test]
fn a_broken_theme_falls_back_and_names_the_line() {
    let dir = folder(&[("mine.toml", "title = \"x\"\n[roles\n")]);
    let (theme, warnings) = load_from(&dir, "mine");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("line 2") && warnings[0].contains("using ansi instead"), "{warnings:?}");
    assert_eq!(theme.style(Role::Person), load("ansi", &[], Depth::True).0.style(Role::Person));
}

#[test]
fn an_absent_theme_falls_back_and_names_the_nearest() {
    let (_, warnings) = load("drak", &[], Depth::True);
    assert!(warnings[0].contains("did you mean `dark`?"), "{warnings:?}");
    let (_, warnings) = load("../../etc/passwd", &[], Depth::True);
    assert_eq!(warnings.len(), 1);
}

#[test]
fn a_circle_ends() {
    let dir = folder(&[("a.toml", "inherits = \"b\""), ("b.toml", "inherits = \"a\"")]);
    let (_, warnings) = load_from(&dir, "a");
    assert!(warnings[0].contains("circle"), "{warnings:?}");
}

#[test]
fn a_users_dark_may_stand_on_the_built_in_dark() {
    let dir = folder(&[(
        "dark.toml",
        "inherits = \"dark\"\n[roles]\ntext = { fg = \"#ffffff\", bg = \"#000000\" }\n",
    )]);
    let (theme, warnings) = load_from(&dir, "dark");
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(theme.style(Role::Text).bg, Some(Color::Rgb(0, 0, 0)));
    assert!(theme.style(Role::Person).fg.is_some());
}
