//! Where copies go: to the terminal, and to the tool of this machine's desktop.

use crate::home;
use crate::session::Run;
use std::os::unix::fs::PermissionsExt as _;

/// The beginning of the sentence, "Mira Tolen said", in base64.
const TOLEN: &str = "\x1b]52;c;TWlyYSBUb2xlbiBzYWlk";

#[test]
fn a_copy_goes_to_the_terminal() {
    let home = home();
    let mut session = crate::open(home.path());
    crate::to_the_sentence(&mut session);
    session.keys("y");
    session.wait_for("opied");
    assert!(session.raw().contains(TOLEN));
    session.keys("q");
    session.end();
}

#[test]
fn the_desktops_tool_gets_it_too_and_what_fails_is_no_harm() {
    let home = home();
    let tool = home.path().join("bin/xclip");
    std::fs::create_dir_all(tool.parent().unwrap()).unwrap();
    std::fs::write(&tool, "#!/bin/sh\ncat > \"$HOME/copied\"\n").unwrap();
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tool.parent().unwrap().display(), std::env::var("PATH").unwrap());
    // No display answers, and no such tool is there: nothing is said, and the terminal has it.
    let env = [("PATH", path.as_str()), ("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "nowhere")];
    let argv = ["attache", "--as", "ana", "readout.txt"];
    let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &env };
    let mut session = run.start();
    session.wait_for("Claims");
    crate::to_the_sentence(&mut session);
    session.keys("Y");
    session.wait_for("opied");
    assert!(session.raw().contains("\x1b]52;c;"));
    session.wait("the tool's copy", |_| {
        std::fs::read_to_string(home.path().join("copied")).is_ok_and(|copied| copied.contains("Tolen said"))
    });
    session.keys("q");
    assert_eq!(session.end().code, 0);
}
