// SPDX-License-Identifier: MIT

#include "core/api/engine/partsreader.h"

#include "core/api/engine/addresses.h"

#include <algorithm>

namespace lockstep {

PartsReader::PartsReader(Database& database, std::optional<WalletId> asker, Network network)
    : m_keychains(database)
    , m_ledger(database)
    , m_asker(asker)
    , m_network(network)
{
}

Result<void> PartsReader::read(const Transaction& transaction, QList<TransactionPart>& inputs,
                               QList<TransactionPart>& outputs)
{
    for (const TxIn& in : transaction.inputs) {
        auto part = input(in);
        if (!part) return part.error();
        inputs += *std::move(part);
    }
    const Txid txid = transaction.txid();
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) {
        auto part = output({txid, i}, transaction.outputs[i]);
        if (!part) return part.error();
        outputs += *std::move(part);
    }
    return {};
}

Result<TransactionPart> PartsReader::input(const TxIn& input)
{
    TransactionPart part;
    part.outpoint = input.previous;
    const auto previous = previousOf(input.previous.txid);
    if (!previous) return previous.error();
    if (!*previous || input.previous.index >= (*previous)->outputs.size()) return part;
    return described(std::move(part), (*previous)->outputs[input.previous.index]);
}

Result<TransactionPart> PartsReader::output(const OutPoint& outpoint, const TxOut& output)
{
    TransactionPart part;
    part.outpoint = outpoint;
    return described(std::move(part), output);
}

/// Parsed once for inputs in a row that spend the same one.
Result<const Transaction*> PartsReader::previousOf(const Txid& txid)
{
    if (m_previousId != txid) {
        m_previousId = txid;
        m_previous.reset();
        const auto raw = m_ledger.rawInAnyWallet(txid);
        if (!raw) return raw.error();
        if (*raw) {
            auto parsed = Transaction::parse(**raw);
            if (!parsed) return Error{Errc::Damaged, "stored transaction " + txid.display()};
            m_previous = *std::move(parsed);
        }
    }
    return m_previous ? &*m_previous : nullptr;
}

Result<TransactionPart> PartsReader::described(TransactionPart part, const TxOut& output)
{
    part.address = addressText(output.scriptPubKey, m_network);
    part.amount = output.value;
    const auto owners = m_keychains.ownersOf(output.scriptPubKey);
    if (!owners) return owners.error();
    if (owners->empty()) return part;
    auto owner = std::ranges::find_if(*owners, [&](const ScriptOwner& o) { return o.wallet == m_asker; });
    if (owner == owners->end()) owner = owners->begin();
    part.owner = owner->wallet;
    part.ownerName = owner->walletName;
    part.isChange = owner->keychain.role == KeychainRole::Change;
    part.label = owner->script.label;
    return part;
}

} // namespace lockstep
