// SPDX-License-Identifier: MIT

#include "core/wallet/sendable.h"

#include "core/script/templates.h"
#include "core/storage/repositories/ledgerrepository.h"

namespace lockstep {

namespace {

/// Others may be anybody's to spend: a bare script, or an output that is there to be spent for its fee (P2A).
bool wantsSignature(ByteSpan script)
{
    switch (classifyScript(script)) {
    case ScriptType::P2pk:
    case ScriptType::P2pkh:
    case ScriptType::P2sh:
    case ScriptType::P2wpkh:
    case ScriptType::P2wsh:
    case ScriptType::P2tr: return true;
    default: return false;
    }
}

} // namespace

Result<void> checkSendable(const Transaction& transaction)
{
    if (transaction.isCoinbase()) return Error{Errc::Malformed, "a coinbase comes with its block, and never alone"};
    const auto sound = checkTransaction(transaction);
    if (sound) return {};
    if (sound.error().code == Errc::Duplicate) return Error{Errc::Malformed, "it spends a coin twice"};
    return Error{Errc::Malformed, "it breaks a rule that every transaction keeps"};
}

Result<void> checkSigned(Database& database, const Transaction& transaction)
{
    LedgerRepository ledger(database);
    for (const TxIn& input : transaction.inputs) {
        if (!input.scriptSig.empty() || !input.witness.empty()) continue;
        const auto script = ledger.scriptOf(input.previous);
        if (!script) return script.error();
        if (*script && wantsSignature(**script)) return Error{Errc::Malformed, "it is not signed"};
    }
    return {};
}

Result<void> checkCovered(Database& database, const Transaction& transaction)
{
    LedgerRepository ledger(database);
    Amount spent;
    for (const TxIn& input : transaction.inputs) {
        const auto amount = ledger.amountOf(input.previous);
        if (!amount) return amount.error();
        if (!*amount) return {}; // of a stranger's coin nothing is known
        const auto sum = add(spent, **amount);
        if (!sum) return {}; // more than there is: a row is damaged
        spent = *sum;
    }
    std::int64_t paid = 0; // at most what there is: checkSendable
    for (const TxOut& output : transaction.outputs) paid += output.value.satoshis();
    if (paid > spent.satoshis()) return Error{Errc::Malformed, "it pays out more than the coins it spends are worth"};
    return {};
}

} // namespace lockstep
