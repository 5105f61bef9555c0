#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zippel_fuzz::program::run(data));
