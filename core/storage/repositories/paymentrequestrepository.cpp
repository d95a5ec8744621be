// SPDX-License-Identifier: MIT

#include "core/storage/repositories/paymentrequestrepository.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>
#include <utility>

namespace lockstep {

namespace {

/// Coins that came before the request, to a fixed address, do not answer it; a block's time may lag by two hours.
constexpr std::int64_t Lag = 7'200;

/// A coin on a script that somebody was asked to pay to.
struct Arrival
{
    KeychainId keychain;
    std::uint32_t index = 0;
    std::int64_t amount = 0;
    std::int64_t time = 0;
    bool isConfirmed = false;
    bool isHeard = false;
};

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
    return row;
}

Arrival readArrival(Cells& cells)
{
    Arrival coin;
    coin.keychain = cells.id<KeychainId>();
    coin.index = cells.uint32();
    coin.amount = cells.int64();
    coin.time = cells.int64();
    coin.isConfirmed = cells.boolean();
    coin.isHeard = cells.boolean();
    return coin;
}

bool isOpen(const PaymentRequestRow& request)
{
    const std::int64_t wanted = request.amount ? request.amount->satoshis() : 0;
    return request.confirmed + request.pending + request.unverified < std::max<std::int64_t>(1, wanted);
}

/// A coin answers one request, or two would be paid by it where a fixed address has several: an open one that was there
/// when it came, best one that asks for just as much, else the oldest; where none is open, the newest.
PaymentRequestRow* answeredBy(const Arrival& coin, const std::vector<PaymentRequestRow*>& oldestFirst)
{
    const auto rank = [&](const PaymentRequestRow& request) {
        const bool fits = request.amount && request.amount->satoshis() == coin.amount;
        return isOpen(request) ? std::tuple(true, request.createdAt <= coin.time, fits)
                               : std::tuple(false, false, false);
    };
    PaymentRequestRow* best = nullptr;
    for (PaymentRequestRow* request : oldestFirst) {
        if (coin.time < request->createdAt - Lag) continue;
        if (!best || rank(*request) > rank(*best) || !isOpen(*best)) best = request;
    }
    return best;
}

/// Fills in what came to each; `newestFirst` stays in its order.
void shareOut(const std::vector<Arrival>& coins, std::vector<PaymentRequestRow>& newestFirst)
{
    std::map<std::pair<KeychainId, std::uint32_t>, std::vector<PaymentRequestRow*>> asked;
    for (PaymentRequestRow& request : newestFirst | std::views::reverse)
        asked[{request.keychain, request.index}].push_back(&request);
    for (const Arrival& coin : coins) {
        PaymentRequestRow* request = answeredBy(coin, asked[{coin.keychain, coin.index}]);
        if (!request) continue;
        if (coin.isConfirmed)
            request->confirmed += coin.amount;
        else
            (coin.isHeard ? request->unverified : request->pending) += coin.amount;
    }
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
    const auto owner = m_db.first(
        u"SELECT wallet_id FROM payment_request WHERE id = ?", [](Cells& cells) { return cells.id<WalletId>(); }, id);
    if (!owner) return owner.error();
    if (!*owner) return Error{Errc::NotFound, "no such payment request"};
    if (auto removed = m_db.run(u"DELETE FROM payment_request WHERE id = ?", id); !removed) return removed.error();
    return **owner;
}

Result<std::vector<PaymentRequestRow>> PaymentRequestRepository::ofWallet(WalletId wallet)
{
    auto requests = m_db.all(u"SELECT request.id, request.wallet_id, request.keychain_id, request.idx, request.amount,"
                             u" request.label, request.message, request.created_at, script.script"
                             u" FROM payment_request AS request"
                             u" JOIN script ON script.keychain_id = request.keychain_id AND script.idx = request.idx"
                             u" WHERE request.wallet_id = ? ORDER BY request.created_at DESC, request.id DESC",
                             readRequest, wallet);
    if (!requests) return requests;
    // Hearsay last: what may never come takes no request from a payment that did.
    const auto coins
        = m_db.all(u"SELECT coin.keychain_id, coin.idx, coin.amount, tx.time, tx.height IS NOT NULL, tx.heard"
                   u" FROM (SELECT DISTINCT keychain_id, idx FROM payment_request WHERE wallet_id = ?) AS asked"
                   u" JOIN coin ON coin.keychain_id = asked.keychain_id AND coin.idx = asked.idx"
                   u" JOIN tx ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid"
                   u" ORDER BY tx.height IS NULL AND tx.heard = 1, tx.time, coin.txid, coin.vout",
                   readArrival, wallet);
    if (!coins) return coins.error();
    shareOut(*coins, *requests);
    return requests;
}

Result<bool> PaymentRequestRepository::isAsked(KeychainId keychain, std::uint32_t index)
{
    const auto asked = m_db.first(
        u"SELECT 1 FROM payment_request WHERE keychain_id = ? AND idx = ? LIMIT 1",
        [](Cells& cells) { return cells.boolean(); }, keychain, index);
    if (!asked) return asked.error();
    return asked->has_value();
}

} // namespace lockstep
