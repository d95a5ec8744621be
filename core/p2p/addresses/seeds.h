// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/addresses/addressbook.h"
#include "core/p2p/context/p2pcontext.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace lockstep::p2p {

/// The network's seeds, where the first addresses come from: names that DNS answers with nodes. Behind a proxy no name
/// is looked up; there the seeds themselves are called, and asked as any node is. Where that cannot be enough, as DNS
/// answers nothing or must not be asked, the network's fixed seeds go into the book.
class Seeds final : public QObject
{
    Q_OBJECT

public:
    Seeds(P2pContext& context, Resolver& resolver, AddressBook& book);

    /// At most every five minutes. Returns whom to call for addresses; what DNS says goes into the book, and `found`
    /// tells of it. Where only onion addresses are wanted no name is used at all.
    std::vector<HostPort> ask();
    void askSoon() { m_next = {}; } ///< The way to the network is another one.

signals:
    void found();

private:
    struct Round ///< Of lookups, one for each name.
    {
        std::size_t open = 0;
        bool isAnswered = false;
    };

    bool mayLookUp() const;
    void lookUp(const QString& name, const std::shared_ptr<Round>& round);
    void take(const std::vector<QString>& hosts, std::uint64_t services, Round& round);
    void addFixed();
    std::vector<HostPort> nextNames();

    P2pContext& m_context;
    Resolver& m_resolver;
    AddressBook& m_book;
    Moment m_next{};
    std::size_t m_turn = 0;
};

} // namespace lockstep::p2p
