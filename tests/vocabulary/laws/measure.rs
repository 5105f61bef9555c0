//! Distances, ratios, functions of angles.

const POINTS: &str = "points A, B, C, D\n";

fn with(statements: &str) -> String {
    format!("{POINTS}{statements}")
}

laws! {
    "signed_distance(P: point, l: line): number" => signed_distance:
        &super::with("l = join(A, B)\nx = signed_distance(C, l)\ny = signed_distance(D, l)"),
        ["x ^ 2 * sq(A, B) == cr(B - A, C - A) ^ 2", "x * cr(B - A, D - A) == y * cr(B - A, C - A)", "x * sqrt(sq(A, B)) == cr(B - A, C - A)"];
    "squared_distance(P: point, l: line): number" => squared_distance:
        &super::with("x = squared_distance(C, join(A, B))"),
        ["x * sq(A, B) == cr(B - A, C - A) ^ 2"];
    "value_at(P: point, l: line): number" => value_at_line:
        "points P\nnumbers a, b, c\nx = value_at(P, line_equation(a, b, c))",
        ["x == a * P.x + b * P.y + c"];
    "value_at(P: point, q: conic): number" => value_at_conic:
        "points P\nnumbers a, b, c, d, e, f\nx = value_at(P, conic_equation(a, b, c, d, e, f))",
        ["x == a * P.x * P.x + b * P.x * P.y + c * P.y * P.y + d * P.x + e * P.y + f"];
    "radius(c: circle): number" => radius:
        "points O\nnumber s\nx = radius(circle_about(O, s))",
        ["x ^ 2 == s"];
    "perimeter(A: point, B: point, C: point): number" => perimeter:
        &super::with("x = perimeter(A, B, C)"),
        ["x == sqrt(sq(A, B)) + sqrt(sq(B, C)) + sqrt(sq(C, A))"];
    // On the line through A and B at the places 0, 1, s, t: (s / (s - 1)) / (t / (t - 1)).
    "cross_ratio(A: point, B: point, C: point, D: point): number" => cross_ratio:
        "points A, B\nnumbers s, t\nx = cross_ratio(A, B, A + s * (B - A), A + t * (B - A))",
        ["x * (s - 1) * t == s * (t - 1)"];
    "cross_ratio(k: line, l: line, m: line, n: line): number" => cross_ratio_of_lines:
        "points O, A, B\nnumbers s, t\nx = cross_ratio(join(O, A), join(O, B), join(O, A + s * (B - A)), join(A + t * (B - A), O))",
        ["x * (s - 1) * t == s * (t - 1)"];
    "pythagoras_difference(A: point, B: point, C: point): number" => pythagoras_difference:
        &super::with("x = pythagoras_difference(A, B, C)"),
        ["x == 2 * dt(A - B, C - B)"];
    "pythagoras_difference(A: point, B: point, C: point, D: point): number" => pythagoras_difference_of_four:
        &super::with("x = pythagoras_difference(A, B, C, D)"),
        ["x == 2 * dt(C - A, B - D)"];
    "angle_cosine(A: point, B: point, C: point): number" => angle_cosine:
        "points B\nnumbers a, b, s, t\nu = vector(a, b)\nx = angle_cosine(B + u, B, B + times(u, vector(s, t)))",
        ["x ^ 2 * (s ^ 2 + t ^ 2) == s ^ 2", "x * sqrt(dt(u, u)) * sqrt(dt(u, u) * (s ^ 2 + t ^ 2)) == s * dt(u, u)"];
    "angle_sine(A: point, B: point, C: point): number" => angle_sine:
        "points B\nnumbers a, b, s, t\nu = vector(a, b)\nx = angle_sine(B + u, B, B + times(u, vector(s, t)))",
        ["x ^ 2 * (s ^ 2 + t ^ 2) == t ^ 2", "x * sqrt(dt(u, u)) * sqrt(dt(u, u) * (s ^ 2 + t ^ 2)) == t * dt(u, u)"];
    "slope(l: line): number" => slope:
        &super::with("x = slope(join(A, B))"),
        ["x * (B.x - A.x) == B.y - A.y"];
}
