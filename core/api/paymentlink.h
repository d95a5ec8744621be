// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/util/result.h"

#include <QString>

#include <optional>

namespace lockstep {

/// What a "bitcoin:" link asks for. It comes from anybody: nothing is done without the person's approval, the texts are
/// shown as plain text.
struct PaymentLink
{
    QString address; ///< Letters and digits: whether it is one of this network, scriptFromAddress says.
    std::optional<Amount> amount; ///< nullopt: not said.
    QString label; ///< One line, at most 255 characters, without characters that turn or hide text.
    QString message; ///< The same.
    bool hasOtherWays = false; ///< It names ways to pay that Lockstep does not know (lightning, ...): worth a note.
};

/// "bitcoin:ADDRESS?amount=0.01&label=...&message=...": BIP21, values percent-encoded, empty ones left out.
QString paymentUri(const QString& address, std::optional<Amount> amount, const QString& label, const QString& message);

/// Reads such a link, also in capitals as QR codes have it. Errors: Malformed (no link, a bad amount or escape, a
/// parameter twice, longer than 16,384 characters); Unsupported for a parameter that demands to be understood
/// ("req-...") and is not, and for a link with no way to pay that Lockstep knows. Source: BIP21, BIP321.
Result<PaymentLink> parsePaymentUri(const QString& uri);

} // namespace lockstep
