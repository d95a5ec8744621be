// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/chainclientfactory.h"
#include "core/api/chainservice.h"
#include "core/api/practice.h"
#include "core/api/session.h"
#include "core/api/walletservice.h"
#include "tests/support/sessions.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace lockstep::test {

inline NewWallet watching(const QString& name, const std::string& text)
{
    NewWallet wallet;
    wallet.name = name;
    wallet.origin = WatchOrigin{text, {}};
    return wallet;
}

/// A data folder on the practice network, and sessions on it, as the programs open them.
class SessionWorld
{
public:
    explicit SessionWorld(const QString& folder = {}) : m_folder(folder.isEmpty() ? m_ownFolder.path() : folder) { }

    QString folder() const { return m_folder; }

    std::unique_ptr<Session> offline() { return open({}, false); }
    std::unique_ptr<Session> online(const Practice& practice)
    {
        return open({HostPort{QStringLiteral("127.0.0.1"), practice.port()}}, true);
    }

    std::unique_ptr<Session> open(std::vector<HostPort> peers, bool isOnline)
    {
        StartOptions start;
        start.network = Network::Practice;
        start.connect = std::move(peers);
        start.online = isOnline;
        SessionOptions options;
        options.network = start.network;
        options.folder = m_folder;
        options.makeClient = chainClientFactory(start);
        options.online = isOnline;
        options.cheapPassphrases = true;
        auto session = Session::open(std::move(options));
        if (!session) qFatal("session: %s", session.error().detail.c_str());
        return *std::move(session);
    }

    std::unique_ptr<Practice> practice()
    {
        auto opened = Practice::open(m_folder);
        if (!opened) qFatal("practice: %s", opened.error().detail.c_str());
        return *std::move(opened);
    }

private:
    QTemporaryDir m_ownFolder;
    QString m_folder;
};

} // namespace lockstep::test
