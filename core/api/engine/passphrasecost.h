// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/passwordkdf.h"

#include <optional>

namespace lockstep {

/// How expensive a guess at a new passphrase is made on this machine. Asked on the worker that derives keys only.
class PassphraseCost
{
public:
    explicit PassphraseCost(bool isCheap)
    {
        if (isCheap) m_params = Argon2Params::cheapest();
    }

    const Argon2Params& params() ///< Measured at the first call: a second or two.
    {
        if (!m_params) m_params = calibrateArgon2();
        return *m_params;
    }

private:
    std::optional<Argon2Params> m_params;
};

} // namespace lockstep
