//! Work on many inputs at once, answers in the order of the inputs, nothing piling up.
//!
//! A feeder hands out inputs, workers answer, and the caller takes the answers in order. Both queues
//! are short: a slow reader of the output slows the feeder down. An answer is given as soon as it is
//! there and all before it are, so a program that waits for each answer before it sends the next
//! line is served too.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// An input with the place where its answer is awaited.
type Job<I, O> = (I, SyncSender<O>);

/// Answers every input of `inputs` with `work`, on `jobs` threads, and gives the answers to `take`
/// in order. Stops early when `take` fails.
///
/// The inputs may come from something that blocks, such as standard input: when `take` fails nobody
/// waits for them any more.
pub(super) fn run<I, O, E>(
    jobs: usize,
    inputs: impl Iterator<Item = I> + Send + 'static,
    work: impl Fn(I) -> O + Send + Sync + 'static,
    mut take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E>
where
    I: Send + 'static,
    O: Send + 'static,
{
    let jobs = jobs.max(1);
    let (hand_out, queue) = sync_channel::<Job<I, O>>(jobs);
    let (promise, promised) = sync_channel::<Receiver<O>>(jobs * 2);
    let queue = Arc::new(Mutex::new(queue));
    let work = Arc::new(work);
    for _ in 0..jobs {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        thread::spawn(move || {
            loop {
                // A worker that failed leaves the queue as sound as it was.
                let job = queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
                let Ok((input, answer)) = job else { return };
                // Nobody waits any more when the output has closed.
                let _ = answer.send(work(input));
            }
        });
    }
    thread::spawn(move || {
        for input in inputs {
            let (answer, awaited) = sync_channel(1);
            if promise.send(awaited).is_err() || hand_out.send((input, answer)).is_err() {
                return;
            }
        }
    });
    for awaited in promised {
        // The answer is missing only if the work itself failed hard; `work` answers that itself.
        if let Ok(answer) = awaited.recv() {
            take(answer)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::time::Duration;

    #[test]
    fn answers_come_in_order_however_long_each_takes() {
        let mut got = Vec::new();
        let work = |n: u64| {
            thread::sleep(Duration::from_millis((7 - n % 7) * 2));
            n * 10
        };
        run(4, 0..50u64, work, |n| {
            got.push(n);
            Ok::<(), ()>(())
        })
        .unwrap();
        assert_eq!(got, (0..50).map(|n| n * 10).collect::<Vec<_>>());
    }

    #[test]
    fn an_answer_does_not_wait_for_the_next_input() {
        let (send, inputs) = sync_channel::<u32>(0);
        let (answers, got) = sync_channel(1);
        let sender = thread::spawn(move || {
            for n in 0..5 {
                send.send(n).unwrap();
                assert_eq!(got.recv_timeout(Duration::from_secs(10)), Ok(n + 1));
            }
        });
        run(3, inputs.into_iter(), |n| n + 1, |n| answers.send(n)).unwrap();
        sender.join().unwrap();
    }

    #[test]
    fn a_closed_output_stops_an_endless_input() {
        let mut taken = 0;
        let stopped = run(
            2,
            0u64..,
            |n| n,
            |_| {
                taken += 1;
                if taken == 3 { Err(()) } else { Ok(()) }
            },
        );
        assert_eq!((stopped, taken), (Err(()), 3));
    }
}
