// SPDX-License-Identifier: MIT

#include "core/api/engine/paymentreading.h"

#include "core/api/engine/addresses.h"

#include <algorithm>

namespace lockstep {

namespace {

PaymentRequest::State stateOf(const PaymentRequestRow& row)
{
    const std::int64_t wanted = row.amount ? std::max<std::int64_t>(1, row.amount->satoshis()) : 1;
    if (row.confirmed >= wanted) return PaymentRequest::State::Paid;
    if (row.confirmed + row.pending >= wanted) return PaymentRequest::State::Seen;
    if (row.confirmed + row.pending > 0) return PaymentRequest::State::Partial;
    return row.unverified > 0 ? PaymentRequest::State::Unverified : PaymentRequest::State::Waiting;
}

} // namespace

PaymentRequest paymentRequest(const PaymentRequestRow& row, Network network)
{
    PaymentRequest request;
    request.id = row.id;
    request.wallet = row.wallet;
    request.address = addressText(row.script, network);
    request.amount = row.amount;
    request.label = row.label;
    request.message = row.message;
    request.createdAt = row.createdAt;
    request.state = stateOf(row);
    const bool isHearsay = request.state == PaymentRequest::State::Unverified;
    request.received
        = Amount::fromSatoshis(isHearsay ? row.unverified : row.confirmed + row.pending).value_or(Amount());
    request.uri = paymentUri(request.address, request.amount, request.label, request.message);
    return request;
}

} // namespace lockstep
