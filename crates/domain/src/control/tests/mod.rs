mod catch_up;
mod golden;
mod level;
mod outlook;
mod restraint;
mod still_owed;
mod voice;
mod watch;
