// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/chainclientfactory.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "core/api/services/walletservice.h"
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
    std::unique_ptr<Session> online(const Practice& practice) { return open({nodeOf(practice)}, true); }

    std::unique_ptr<Session> open(std::vector<HostPort> peers, bool isOnline)
    {
        SessionOptions options = practiceOptions(m_folder, std::move(peers), isOnline);
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

/// The same beside a practice chain, which is open as long as the world is.
class PracticeWorld
{
public:
    std::unique_ptr<Session> offline() { return m_world.offline(); }
    std::unique_ptr<Session> online() { return m_world.online(*m_practice); }
    std::unique_ptr<Session> open(std::vector<HostPort> peers, bool isOnline)
    {
        return m_world.open(std::move(peers), isOnline);
    }
    QString folder() const { return m_world.folder(); }
    Practice& practice() { return *m_practice; }
    HostPort node() const { return nodeOf(*m_practice); }

private:
    SessionWorld m_world;
    std::unique_ptr<Practice> m_practice = m_world.practice();
};

} // namespace lockstep::test
