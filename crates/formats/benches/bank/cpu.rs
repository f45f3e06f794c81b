//! CPU time of this process: on a busy machine the clock on the wall says little.

use std::fs;

/// CPU seconds spent so far, in hundredths as the kernel counts them.
pub(crate) fn hundredths() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells the CPU time");
    // The name in brackets may hold spaces; user and system time are fields 14 and 15.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let field = |at: usize| after.split_whitespace().nth(at).and_then(|text| text.parse().ok());
    field(11).unwrap_or(0_u64) + field(12).unwrap_or(0_u64)
}

/// `hundredths` as seconds.
pub(crate) fn seconds(hundredths: u64) -> String {
    format!("{}.{:02} CPU s", hundredths / 100, hundredths % 100)
}

/// `count` things in `hundredths`, per second.
pub(crate) fn per_second(count: u64, hundredths: u64) -> u64 {
    count * 100 / hundredths.max(1)
}
