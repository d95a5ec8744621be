// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>
#include <vector>

namespace lockstep::test {

/// A SOCKS5 proxy (RFC 1928, RFC 1929) on loopback that writes down who asked for what, and connects every call to
/// one place, or without that to where it was asked to.
class FakeSocks final : public QObject
{
public:
    explicit FakeSocks(std::optional<HostPort> target = {}) : m_target(std::move(target))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* client = m_server.nextPendingConnection()) serve(client);
        });
        if (!m_server.listen(QHostAddress::LocalHost)) qFatal("no port for a fake proxy");
        m_address = {QStringLiteral("127.0.0.1"), m_server.serverPort()};
    }

    HostPort address() const { return m_address; }
    void stopListening() { m_server.close(); }

    struct Call
    {
        QByteArray user;
        QByteArray password;
        HostPort to; ///< As it was asked: a name stays a name.
    };
    const std::vector<Call>& calls() const { return m_calls; }

private:
    struct Session
    {
        QByteArray in;
        int step = 0; ///< Greeting, credentials, request, then bytes pass through.
        Call call;
        QTcpSocket* out = nullptr;
    };

    void serve(QTcpSocket* client)
    {
        client->setParent(this);
        const auto session = std::make_shared<Session>();
        connect(client, &QTcpSocket::readyRead, this, [this, client, session] { read(client, *session); });
        connect(client, &QTcpSocket::disconnected, this, [session] {
            if (session->out) session->out->abort();
        });
    }

    void read(QTcpSocket* client, Session& session)
    {
        session.in += client->readAll();
        if (session.step == 0 && session.in.size() >= 2 && session.in.size() >= 2 + session.in[1]) {
            session.in.clear();
            session.step = 1;
            client->write(QByteArray::fromHex("0502")); // by user name and password
        } else if (session.step == 1 && session.in.size() > 2) {
            const int user = session.in[1];
            const int password = session.in[2 + user];
            session.call.user = session.in.mid(2, user);
            session.call.password = session.in.mid(3 + user, password);
            session.in.clear();
            session.step = 2;
            client->write(QByteArray::fromHex("0100"));
        } else if (session.step == 2 && session.in.size() >= 7) {
            takeRequest(client, session);
        } else if (session.step == 3 && session.out) {
            session.out->write(session.in);
            session.in.clear();
        }
    }

    void takeRequest(QTcpSocket* client, Session& session)
    {
        const bool isName = session.in[3] == 3;
        const int length = isName ? session.in[4] : 4;
        const QByteArray raw = session.in.mid(isName ? 5 : 4, length);
        const QByteArray port = session.in.right(2);
        const auto byte = [](char c) { return static_cast<unsigned char>(c); };
        session.call.to.host = isName
            ? QString::fromLatin1(raw)
            : QStringLiteral("%1.%2.%3.%4").arg(byte(raw[0])).arg(byte(raw[1])).arg(byte(raw[2])).arg(byte(raw[3]));
        session.call.to.port = static_cast<std::uint16_t>(byte(port[0]) * 256 + byte(port[1]));
        m_calls.push_back(session.call);
        session.in.clear();
        session.step = 3;
        session.out = new QTcpSocket(client);
        QTcpSocket* out = session.out;
        connect(out, &QTcpSocket::connected, client,
                [client] { client->write(QByteArray::fromHex("05000001000000000000")); });
        connect(out, &QTcpSocket::readyRead, client, [client, out] { client->write(out->readAll()); });
        connect(out, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        const HostPort& to = m_target ? *m_target : session.call.to;
        out->connectToHost(to.host, to.port);
    }

    QTcpServer m_server;
    HostPort m_address;
    std::optional<HostPort> m_target;
    std::vector<Call> m_calls;
};

} // namespace lockstep::test
