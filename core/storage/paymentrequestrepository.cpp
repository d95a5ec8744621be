// SPDX-License-Identifier: MIT

#include "core/storage/paymentrequestrepository.h"

namespace lockstep {

namespace {

// Coins that came before the request, to a fixed address, do not answer it; a block's time may lag by two hours.
#define LOCKSTEP_REQUESTS                                                                                              \
    u"SELECT request.id, request.wallet_id, request.keychain_id, request.idx, request.amount, request.label,"          \
    u" request.message, request.created_at, script.script,"                                                            \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NOT NULL), 0),"                                            \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NULL AND tx.heard = 0), 0),"                               \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NULL AND tx.heard = 1), 0)"                                \
    u" FROM payment_request AS request"                                                                                \
    u" JOIN script ON script.keychain_id = request.keychain_id AND script.idx = request.idx"                           \
    u" LEFT JOIN (coin JOIN tx ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid)"                              \
    u" ON coin.keychain_id = request.keychain_id AND coin.idx = request.idx AND tx.time >= request.created_at - 7200"

PaymentRequestRow readRequest(Cells& cells)
{
    PaymentRequestRow row;
    row.id = cells.int64();
    row.wallet = cells.id<WalletId>();
    row.keychain = cells.id<KeychainId>();
    row.index = cells.uint32();
    row.amount = cells.maybe([&] { return cells.amount(); });
    row.label = cells.text();
    row.message = cells.text();
    row.createdAt = cells.int64();
    row.script = cells.bytes();
    row.confirmed = cells.int64();
    row.pending = cells.int64();
    row.unverified = cells.int64();
    return row;
}

} // namespace

Result<std::int64_t> PaymentRequestRepository::insert(const PaymentRequestRow& row)
{
    return m_db.insert(u"INSERT INTO payment_request (wallet_id, keychain_id, idx, amount, label, message, created_at)"
                       u" VALUES (?, ?, ?, ?, ?, ?, ?)",
                       row.wallet, row.keychain, row.index, row.amount, row.label, row.message, row.createdAt);
}

Result<WalletId> PaymentRequestRepository::remove(std::int64_t id)
{
    const auto request = find(id);
    if (!request) return request.error();
    if (!*request) return Error{Errc::NotFound, "no such payment request"};
    if (auto removed = m_db.run(u"DELETE FROM payment_request WHERE id = ?", id); !removed) return removed.error();
    return (*request)->wallet;
}

Result<std::vector<PaymentRequestRow>> PaymentRequestRepository::ofWallet(WalletId wallet)
{
    return m_db.all(LOCKSTEP_REQUESTS u" WHERE request.wallet_id = ? GROUP BY request.id"
                                      u" ORDER BY request.created_at DESC, request.id DESC",
                    readRequest, wallet);
}

Result<bool> PaymentRequestRepository::isAsked(KeychainId keychain, std::uint32_t index)
{
    const auto asked = m_db.first(
        u"SELECT 1 FROM payment_request WHERE keychain_id = ? AND idx = ? LIMIT 1",
        [](Cells& cells) { return cells.boolean(); }, keychain, index);
    if (!asked) return asked.error();
    return asked->has_value();
}

Result<std::optional<PaymentRequestRow>> PaymentRequestRepository::find(std::int64_t id)
{
    return m_db.first(LOCKSTEP_REQUESTS u" WHERE request.id = ? GROUP BY request.id", readRequest, id);
}

} // namespace lockstep
