// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/util/bytes.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace lockstep::test {

/// A full node of somebody else's, on regtest and on loopback ports of its own, controlled by its RPC.
/// btcd is found by LOCKSTEP_BTCD, bitcoind on PATH.
class RealNode final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Btcd, Bitcoind };

    /// The program's path; nullopt if it is not on this machine.
    static std::optional<QString> find(Kind kind);

    /// `payee` gets the subsidies (a regtest address).
    RealNode(Kind kind, QString payee);
    ~RealNode() override; ///< Ends the process, by its id.

    bool start(); ///< Waits until the RPC answers. False: see `log`.
    void kill(); ///< As a crash would.
    void forgetChain(); ///< While it is dead: it starts over from genesis.

    HostPort address() const { return {QStringLiteral("127.0.0.1"), m_port}; }
    QString log(); ///< The last it said.

    /// The result, or undefined when the node said no.
    QJsonValue call(const QString& method, const QJsonArray& parameters = {});
    /// The same without a turn of this thread's event loop: whatever else runs here stands still.
    QJsonValue callAtOnce(const QString& method, const QJsonArray& parameters = {});
    bool mine(int blocks);
    int height();

private:
    QStringList arguments() const;
    static QByteArray requestOf(const QString& method, const QJsonArray& parameters);
    static QJsonValue resultIn(const QByteArray& answer);
    static std::uint16_t freePort();

    Kind m_kind;
    QString m_payee;
    QTemporaryDir m_folder;
    std::uint16_t m_port = 0;
    std::uint16_t m_rpcPort = 0;
    QProcess m_process;
    QNetworkAccessManager m_network;
};

} // namespace lockstep::test
