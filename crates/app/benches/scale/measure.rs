//! What a process cost, read from /proc.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// CPU and wall seconds, and the highest resident set in MB.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
    pub(crate) peak_mb: f64,
}

impl Cost {
    pub(crate) fn plus(self, other: Cost) -> Cost {
        Cost {
            cpu: self.cpu + other.cpu,
            wall: self.wall + other.wall,
            peak_mb: self.peak_mb.max(other.peak_mb),
        }
    }

    /// This without a part of it that was measured by itself.
    pub(crate) fn less(self, part: Cost) -> Cost {
        Cost { cpu: self.cpu - part.cpu, wall: self.wall - part.wall, peak_mb: self.peak_mb }
    }
}

/// The median, by CPU seconds, of three measurements: short work is told badly by a clock
/// that counts hundredths.
pub(crate) fn median<T>(mut work: impl FnMut() -> (Cost, T)) -> (Cost, T) {
    let mut measured = [work(), work(), work()];
    measured.sort_by(|one, other| one.0.cpu.total_cmp(&other.0.cpu));
    let [_, middle, _] = measured;
    middle
}

/// Runs a command to its end. Fails loudly when the command fails.
pub(crate) fn run(mut command: Command) -> (Cost, String) {
    let output = tempfile::NamedTempFile::new().unwrap();
    let started = Instant::now();
    let mut child =
        command.stdout(output.reopen().unwrap()).stderr(Stdio::inherit()).spawn().unwrap();
    let stat = format!("/proc/{}/stat", child.id());
    let status = format!("/proc/{}/status", child.id());
    let mut peak_mb: f64 = 0.0;
    // A finished child stays readable as a zombie until it is waited for: its times are final.
    let cpu = loop {
        peak_mb = peak_mb.max(peak(&status).unwrap_or(0.0));
        let text = std::fs::read_to_string(&stat).unwrap();
        let fields: Vec<&str> = text.rsplit_once(')').unwrap().1.split_whitespace().collect();
        if fields[0] == "Z" {
            break ticks(&fields, 11)
                + ticks(&fields, 12)
                + ticks(&fields, 13)
                + ticks(&fields, 14);
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let wall = started.elapsed().as_secs_f64();
    let ended = child.wait().unwrap();
    let text = std::fs::read_to_string(output.path()).unwrap();
    assert!(ended.success(), "{command:?} ended with {ended}: {text}");
    (Cost { cpu, wall, peak_mb }, text)
}

/// Cost of work done in this process: its own CPU time, peak not known.
pub(crate) fn here<T>(work: impl FnOnce() -> T) -> (Cost, T) {
    let own = |at: usize| {
        let text = std::fs::read_to_string("/proc/self/stat").unwrap();
        let fields: Vec<&str> = text.rsplit_once(')').unwrap().1.split_whitespace().collect();
        ticks(&fields, at)
    };
    let (started, before) = (Instant::now(), own(11) + own(12));
    let result = work();
    let cost = Cost {
        cpu: own(11) + own(12) - before,
        wall: started.elapsed().as_secs_f64(),
        peak_mb: 0.0,
    };
    (cost, result)
}

fn ticks(fields: &[&str], at: usize) -> f64 {
    // Linux counts in hundredths of a second on every architecture Debian supports.
    fields[at].parse::<f64>().unwrap() / 100.0
}

fn peak(status: &str) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kb| kb / 1024.0)
}
