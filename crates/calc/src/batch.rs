//! Many calculations: a JSON line in, a JSON line out, in the same order.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::json::Json;
use crate::kind;
use crate::refusal::Refusal;
use saldo_letters::Texts;
use std::io::{self, BufRead, BufReader, Read, Write};

/// Bytes read ahead; a burst of lines is answered in one write.
const AHEAD: usize = 1 << 18;

/// Answers each job line of `input` by one line on `output`. Empty lines are skipped. Lines
/// are handed on as soon as no further job is waiting in the input.
pub fn run(
    input: impl Read,
    output: &mut impl Write,
    facts: &Facts,
    texts: &Texts,
) -> io::Result<()> {
    let mut input = BufReader::with_capacity(AHEAD, input);
    let (mut line, mut answers) = (Vec::new(), Vec::with_capacity(AHEAD));
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            answer(&line, facts, texts, &mut answers)?;
        }
        line.clear();
        if answers.len() >= AHEAD || !input.buffer().contains(&b'\n') {
            output.write_all(&answers)?;
            output.flush()?;
            answers.clear();
        }
    }
    output.write_all(&answers)?;
    output.flush()
}

/// One job line answered.
fn answer(line: &[u8], facts: &Facts, texts: &Texts, out: &mut Vec<u8>) -> io::Result<()> {
    let job = Json::read(line);
    let (id, result) = match &job {
        Ok(job) => read_job(job, facts),
        Err(refusal) => (None, Err(refusal.clone())),
    };
    out.extend_from_slice(b"{\"id\":");
    serde_json::to_writer(&mut *out, &id)?;
    match result {
        Ok(answer) => {
            out.extend_from_slice(b",\"output\":");
            out.extend_from_slice(answer.bytes());
        }
        Err(refusal) => {
            out.extend_from_slice(b",\"error\":");
            serde_json::to_writer(&mut *out, &refusal.object(texts))?;
        }
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

/// The id of a job and what came of it; no id where the line is no job.
fn read_job<'a>(job: &'a Json<'_>, facts: &Facts) -> (Option<&'a str>, Result<Answer, Refusal>) {
    let id = job.field("id").and_then(Json::text);
    let kind_name = job.field("kind").and_then(Json::text);
    match (id, kind_name, job.field("input")) {
        (Some(id), Some(name), Some(input)) => {
            (Some(id), kind(name).and_then(|kind| kind.calculate(input, facts)))
        }
        _ => (None, Err(Refusal::no_job())),
    }
}
