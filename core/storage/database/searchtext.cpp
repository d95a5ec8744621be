// SPDX-License-Identifier: MIT

#include "core/storage/database/searchtext.h"

#include "core/primitives/transaction.h"
#include "core/script/address.h"

namespace lockstep {

std::string searchText(const Transaction& transaction, const Txid& txid, std::span<const Bytes> received,
                       std::span<const Bytes> spent, Network network)
{
    std::string text = txid.display();
    const auto add = [&](const Bytes& script) {
        if (const auto address = addressOf(script, network)) text += ' ' + *address;
    };
    for (const Bytes& script : spent) add(script);
    if (spent.empty())
        for (const Bytes& script : received) add(script);
    else
        for (const TxOut& output : transaction.outputs) add(output.scriptPubKey);
    return text;
}

} // namespace lockstep
