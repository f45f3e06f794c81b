use super::Policy;

/// Why a policy file was refused, with the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct PolicyError {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

/// Reads and checks a policy file. `file` is only named in errors.
pub fn load(file: &str, _text: &str) -> Result<Policy, PolicyError> {
    Err(PolicyError { file: file.to_owned(), line: 1, column: 1, message: String::new() })
}
