// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/wire.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <optional>

namespace lockstep::test {

/// A bare client for the practice node: no rules of its own, so that it can break those of the protocol.
class RawClient
{
public:
    RawClient(std::uint16_t port, const p2p::Magic& magic) : m_magic(magic), m_framer(magic)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_socket.waitForConnected(); // the kernel accepts; the node need not run for that
    }

    void sendBytes(const Bytes& bytes)
    {
        m_socket.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    }
    void send(std::string_view command, ByteSpan payload = {}) { sendBytes(p2p::frame(m_magic, command, payload)); }
    template <typename Message>
    void send(const Message& message)
    {
        sendBytes(p2p::frame(m_magic, message));
    }

    /// The next message of this kind, others being passed over; nullopt when none comes within `milliseconds`.
    std::optional<Bytes> next(std::string_view command, int milliseconds = 5'000)
    {
        std::optional<Bytes> found;
        waitUntil([&] { return (found = take(command)) || closed(); }, milliseconds);
        return found;
    }
    template <typename Message>
    std::optional<Message> next()
    {
        const auto payload = next(Message::Command);
        if (!payload) return std::nullopt;
        auto parsed = Message::parse(*payload);
        return parsed ? std::optional(*std::move(parsed)) : std::nullopt;
    }

    /// Whether the node hangs up.
    bool isRefused()
    {
        return waitUntil([this] { return closed(); });
    }

    /// A pong comes after everything that was asked before and could be answered at once.
    bool isInStep()
    {
        send(p2p::Ping{++m_nonce});
        const auto pong = next<p2p::Pong>();
        return pong && pong->nonce == m_nonce;
    }

    bool shakeHands(bool transactions = true, std::initializer_list<std::string_view> beforeVerack = {})
    {
        p2p::Version version;
        version.relay = transactions;
        send(version);
        for (const auto command : beforeVerack) send(command);
        send(p2p::command::Verack);
        theirs = next<p2p::Version>();
        return theirs && next(p2p::command::Verack) && isInStep();
    }

    void read()
    {
        const QByteArray bytes = m_socket.readAll();
        const auto* data = reinterpret_cast<const std::byte*>(bytes.constData());
        std::vector<p2p::Frame> frames;
        m_sound = m_sound && m_framer.feed({data, static_cast<std::size_t>(bytes.size())}, frames);
        for (auto& frame : frames) m_frames.push_back(std::move(frame));
    }
    std::size_t count(std::string_view command)
    {
        read();
        return static_cast<std::size_t>(std::ranges::count(m_frames, command, &p2p::Frame::command));
    }
    bool sound() const { return m_sound; }
    QTcpSocket& socket() { return m_socket; }

    std::optional<p2p::Version> theirs;

private:
    /// As QTest::qWaitFor, which sleeps ten milliseconds at a time: too long for thousands of messages.
    template <typename Condition>
    static bool waitUntil(Condition condition, int milliseconds = 5'000)
    {
        QTimer limit;
        limit.setSingleShot(true);
        limit.start(milliseconds);
        while (!condition()) {
            if (!limit.isActive()) return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return true;
    }

    bool closed() { return m_socket.state() == QAbstractSocket::UnconnectedState && m_socket.bytesAvailable() == 0; }

    std::optional<Bytes> take(std::string_view command)
    {
        read();
        while (!m_frames.empty()) {
            const p2p::Frame frame = std::move(m_frames.front());
            m_frames.pop_front();
            if (frame.command == command) return frame.payload;
        }
        return std::nullopt;
    }

    p2p::Magic m_magic;
    p2p::MessageFramer m_framer;
    QTcpSocket m_socket;
    std::deque<p2p::Frame> m_frames;
    std::uint64_t m_nonce = 0;
    bool m_sound = true;
};

} // namespace lockstep::test
