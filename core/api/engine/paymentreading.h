// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/primitives/network.h"
#include "core/storage/repositories/rows.h"

namespace lockstep {

/// With its address, its link, and what the coins on the address say of its state.
PaymentRequest paymentRequest(const PaymentRequestRow& row, Network network);

} // namespace lockstep
