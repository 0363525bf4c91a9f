//! JSON Lines through standard input, and pipes that close.

use crate::{Desk, READOUT};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn each_line_is_answered_with_its_id() {
    let desk = Desk::new();
    let lines = [
        json!({"id": "x-1", "text": READOUT}).to_string(),
        "{not json".to_owned(),
        json!({"id": 7, "title": "no text"}).to_string(),
        json!({"id": {"deep": [1]}, "text": "Ma Rensheng said that the lake is deep.", "date": "2031-03-04"})
            .to_string(),
        json!({"id": "empty", "text": " \n"}).to_string(),
        json!([1, 2]).to_string(),
    ];
    let ran = desk.feed(&["extract", "--format", "jsonl", "-"], (lines.join("\n") + "\n\n").as_bytes());
    assert_eq!(ran.code, 2, "some lines were bad");
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), lines.len());
    assert_eq!(answers[0]["id"], "x-1");
    assert_eq!(answers[0]["format"], "attache.extract/1");
    assert!(answers[0]["claims"].as_array().expect("claims").len() > 1);
    assert!(answers[1]["error"].as_str().expect("an error").contains("not JSON"));
    assert_eq!(answers[1]["line"], 2);
    assert_eq!(answers[2]["id"], 7);
    assert!(answers[2]["error"].as_str().expect("an error").contains("\"text\""));
    assert_eq!(answers[3]["id"], json!({"deep": [1]}));
    assert!(answers[4]["error"].as_str().expect("an error").contains("empty"));
    assert_eq!(answers[4]["id"], "empty");
    assert!(answers[5]["error"].is_string());
}

#[test]
fn bytes_that_are_no_text_spoil_one_line_only() {
    let desk = Desk::new();
    let mut input = b"{\"id\":1,\"text\":\"\xff\xfe\"}\n".to_vec();
    input.extend(json!({"id": 2, "text": READOUT}).to_string().into_bytes());
    let ran = desk.feed(&["extract", "--format", "jsonl", "-"], &input);
    assert_eq!(ran.code, 2);
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(answers[0]["error"].is_string());
    assert_eq!(answers[1]["id"], 2);
    assert!(answers[1]["claims"].is_array());
}

#[test]
fn many_lines_keep_their_order() {
    let desk = Desk::new();
    let input: String =
        (0..200).map(|n| json!({"id": n, "text": READOUT.repeat(1 + n % 4)}).to_string() + "\n").collect();
    let out = desk.feed(&["extract", "--format", "jsonl", "--jobs", "4", "-"], input.as_bytes()).well();
    let ids: Vec<u64> = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].as_u64().expect("an id"))
        .collect();
    assert_eq!(ids, (0..200).collect::<Vec<_>>());
}

#[test]
fn an_answer_comes_before_the_next_line_is_sent() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["extract", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for n in 0..3 {
        writeln!(stdin, "{}", json!({"id": n, "text": READOUT})).expect("it reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it answers");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON")["id"], n);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::new();
    let long = READOUT.repeat(3000);
    desk.put("long.txt", &long);
    for args in
        [&["text", "long.txt"][..], &["-q", "extract", "long.txt", "--format", "csv"], &["man"], &["--help"]]
    {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{args:?}: {said}");
        assert_eq!(said, "", "{args:?}");
    }
}

#[test]
fn a_closed_output_does_not_wait_for_an_input_that_stays_open() {
    let desk = Desk::new();
    let mut child = desk
        .command(&["extract", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    writeln!(stdin, "{}", json!({"id": 1, "text": READOUT})).expect("it reads");
    let start = Instant::now();
    let code = loop {
        if let Some(status) = child.try_wait().expect("a status") {
            break status.code();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "it still waits for input");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(code, Some(0));
    drop(stdin);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let output = desk.command(&["extract", "a.txt"]).stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("can't be written") && said.trim_end().lines().count() == 1, "{said}");
}
