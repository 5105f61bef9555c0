//! Vectors and angles.

laws! {
    "conjugate_product(u: vector, v: vector): vector" => conjugate_product:
        "numbers a, b, c, d\nu = vector(a, b)\nv = vector(c, d)\nw = conjugate_product(u, v)",
        ["w == times(vector(a, -b), v)"];
    "complex_quotient(u: vector, v: vector): vector" => complex_quotient:
        "numbers a, b, c, d\nu = vector(a, b)\nv = vector(c, d)\nw = complex_quotient(u, v)",
        ["times(w, v) == u"];
    "mirrored(v: vector, a: vector): vector" => mirrored:
        "numbers a, b, c, d\nu = vector(a, b)\nv = vector(c, d)\nw = mirrored(u, v)",
        ["cr(u + w, v) == 0", "dt(u - w, v) == 0", "dt(u, u) == dt(w, w)"];
    // With the arms along the x-axis and at the angle of v, stretched and turned alike.
    "angle(A: point, B: point, C: point): vector" => angle:
        "points B\nnumbers a, b, c, d\nv = vector(a, b)\nu = vector(c, d)\nw = angle(B + u, B, B + times(u, v))",
        ["cr(w, v) == 0", "dt(w, v) == dt(u, u) * dt(v, v)"];
    "angle(l: line, m: line): vector" => angle_of_lines:
        "points P, Q\nnumbers a, b, c, d\nv = vector(a, b)\nu = vector(c, d)\nw = angle(line_through(P, u), line_through(Q, times(u, v)))",
        ["cr(w, v) == 0", "dt(w, v) == dt(u, u) * dt(v, v)"];
}
