// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// What a person asks to be paid, kept with the address it was made for.
struct PaymentRequest
{
    enum class State { Waiting, Seen, Paid, Partial };

    std::int64_t id = 0;
    WalletId wallet;
    QString address;
    std::optional<Amount> amount; ///< nullopt: any.
    QString label; ///< Also the address's label.
    QString message;
    std::int64_t createdAt = 0; ///< Unix seconds.
    State state = State::Waiting; ///< Computed from the coins on the address. Seen: in no block yet.
    Amount received;
    QString uri; ///< BIP21.
};

/// "bitcoin:ADDRESS?amount=0.01&label=...&message=...": BIP21, values percent-encoded, empty ones left out.
QString paymentUri(const QString& address, std::optional<Amount> amount, const QString& label, const QString& message);

} // namespace lockstep
