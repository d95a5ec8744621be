// SPDX-License-Identifier: MIT

#include "core/keys/keyorigin.h"

#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

Result<KeyOrigin> KeyOrigin::parse(std::string_view text)
{
    const std::string_view fingerprintText = text.substr(0, text.find('/'));
    const auto fingerprint = fromHex(fingerprintText);
    if (!fingerprint || fingerprint->size() != 4)
        return Error{Errc::Malformed, "key origin: the fingerprint is not 8 hexadecimal digits"};

    KeyOrigin origin;
    std::ranges::copy(*fingerprint, origin.fingerprint.begin());
    if (text.size() == fingerprintText.size()) return origin;
    const std::string_view steps = text.substr(fingerprintText.size() + 1);
    if (steps.empty() || steps.starts_with('m')) return Error{Errc::Malformed, "key origin: a step is not a number"};
    auto path = KeyPath::parse(steps);
    if (!path) return path.error();
    origin.path = std::move(*path);
    return origin;
}

std::string KeyOrigin::toString() const { return toHex(fingerprint) + path.suffix(); }

} // namespace lockstep
