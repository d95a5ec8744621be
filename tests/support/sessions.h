// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/chainclientfactory.h"
#include "core/api/newwallet.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"

#include <QFuture>
#include <QTest>

#include <memory>

namespace lockstep::test {

/// For tests of a whole Session, alone or beside its practice chain.

/// BIP39's first test vector: never for money.
inline constexpr const char* PublicWords = "abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                                           "abandon abandon about";

inline SecureBytes secret(const char* text) { return SecureBytes::copyOf(bytesOf(text)); }

/// The answer, or Timeout after a minute.
template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000)) return Error{Errc::Timeout, "test"};
    return future.resultCount() > 0 ? future.takeResult() : Result<T>(Error{Errc::Stopping, {}});
}

inline NewWallet fromWords(const QString& name, const char* passphrase = nullptr)
{
    KeysOrigin keys;
    keys.words = secret(PublicWords);
    keys.type = AccountType::Bip84;
    if (passphrase) keys.protection.passphrase = secret(passphrase);
    NewWallet wallet;
    wallet.name = name;
    wallet.origin = std::move(keys);
    return wallet;
}

/// Of the practice network, for the data in `folder`.
inline SessionOptions practiceOptions(const QString& folder, std::vector<HostPort> peers, bool isOnline)
{
    StartOptions start;
    start.network = Network::Practice;
    start.connect = std::move(peers);
    start.online = isOnline;
    SessionOptions options;
    options.network = start.network;
    options.folder = folder;
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    return options;
}

inline HostPort nodeOf(const Practice& practice) { return {QStringLiteral("127.0.0.1"), practice.port()}; }

/// On the practice network; connected to `practice`, or offline without one.
inline Result<std::unique_ptr<Session>> openSession(const QString& folder, const Practice* practice = nullptr)
{
    std::vector<HostPort> peers;
    if (practice) peers = {nodeOf(*practice)};
    return Session::open(practiceOptions(folder, std::move(peers), practice != nullptr));
}

} // namespace lockstep::test
