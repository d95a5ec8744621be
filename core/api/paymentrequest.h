// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentlink.h"
#include "core/primitives/amount.h"
#include "core/primitives/ids.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// What a person asks to be paid, kept with the address it was made for. Partial: something came, less than `amount`.
struct PaymentRequest
{
    enum class State { Waiting, Unverified, Seen, Paid, Partial };

    std::int64_t id = 0;
    WalletId wallet;
    QString address;
    std::optional<Amount> amount; ///< nullopt: any.
    QString label; ///< As it stands in the link. The address was labelled with it, and may be called otherwise since.
    QString message;
    std::int64_t createdAt = 0; ///< Unix seconds.
    State state = State::Waiting; ///< From the coins on the address. Unverified: hearsay alone. Seen: in no block yet.
    Amount received; ///< In blocks or not; where it is Unverified, what a peer told of.
    QString uri; ///< BIP21.
};

/// What is asked for, before it is kept.
struct NewPaymentRequest
{
    std::optional<Amount> amount; ///< nullopt: any.
    QString label;
    QString message;
    QString address; ///< One of the wallet's, as it is on the screen; empty: a fresh one.
};

} // namespace lockstep
