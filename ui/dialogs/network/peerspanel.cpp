// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/peerspanel.h"

#include "ui/format/sync/networktext.h"
#include "ui/models/peermodel.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/tables/wholerows.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastRows = 2; ///< In sight at once.
constexpr int MostRows = 5;
constexpr int MostProblems = 3;
constexpr int WidestColumn = 44; ///< Characters.
constexpr int LeastWidth = 120; ///< Characters: so that the address is not squeezed away by the others.

} // namespace

PeersPanel::PeersPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new PeerModel(this))
    , m_stack(new QStackedWidget(this))
    , m_table(plainTable(u"peerTable"_s, tr("Peers"), *m_model, PeerModel::AddressColumn, this))
    , m_empty(new EmptyState(this))
    , m_problems(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_disconnect(new GuardedButton(u"disconnectPeer"_s, tr("&Disconnect"), this))
    , m_ban(new GuardedButton(u"banPeer"_s, tr("Ba&n for 24 hours…"), this))
{
    m_table->setTextElideMode(Qt::ElideMiddle); // the ends of an onion address tell it from others
    m_table->horizontalHeader()->setMaximumSectionSize(fontMetrics().averageCharWidth() * WidestColumn);
    m_table->setMinimumWidth(fontMetrics().averageCharWidth() * LeastWidth);
    m_empty->setObjectName(u"noPeersState");
    m_problems->setObjectName(u"peerProblemsLabel");
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PeersPanel::judge);
    connect(m_model, &PeerModel::rowsRemoved, this, &PeersPanel::judge);
    connect(m_disconnect, &GuardedButton::clicked, this, [this] {
        if (const PeerInfo* peer = chosen()) emit disconnectWanted(peer->id, peer->address);
    });
    connect(m_ban, &GuardedButton::clicked, this, [this] {
        if (const PeerInfo* peer = chosen()) emit banWanted(peer->id, peer->address);
    });
    judge();
}

void PeersPanel::layOut()
{
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    QPushButton* add = pushButton(u"addPeerButton", tr("&Add a peer…"), this);
    setTabOrder(m_table, add); // it stands before the other one
    connect(add, &QPushButton::clicked, this, &PeersPanel::addWanted);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::Small);
    buttons->addWidget(add, 0, Qt::AlignTop);
    buttons->addWidget(m_disconnect, 1);
    auto* card = new Card(tr("Peers"), this);
    card->content()->addWidget(m_stack, 1);
    card->content()->addWidget(m_problems);
    card->content()->addLayout(buttons);
    card->content()->addWidget(m_ban);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void PeersPanel::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    m_model->setPeers(snapshot.peers, now);
    const int rows = qBound(LeastRows, m_model->rowCount(), MostRows); // few peers leave room for the buttons below
    m_table->setMinimumHeight(heightOfRows(*m_table, rows));
    showEmpty(snapshot);
    showProblems(snapshot.peers);
    judge();
}

void PeersPanel::showEmpty(const SyncSnapshot& snapshot)
{
    if (snapshot.online)
        m_empty->setWords(tr("Looking for peers…"), tr("None answers yet. Check the network, or add a peer."));
    else
        m_empty->setWords(tr("Offline: Lockstep talks to nobody."), tr("Go online to see its peers here."));
    m_stack->setCurrentWidget(snapshot.peers.isEmpty() ? static_cast<QWidget*>(m_empty) : m_table);
}

/// Under the table: a column of sentences would leave no room for the addresses. What is left out stands in the
/// tooltip of its row.
void PeersPanel::showProblems(const QList<PeerInfo>& peers)
{
    QStringList lines;
    for (const PeerInfo& peer : peers)
        if (const QString problem = peerProblem(peer); !problem.isEmpty() && lines.size() < MostProblems)
            lines += u"⚠ %1: %2"_s.arg(peer.address, problem);
    m_problems->say(lines.join(u'\n'));
}

const PeerInfo* PeersPanel::chosen() const
{
    return m_table->selectionModel()->hasSelection() ? m_model->peer(m_table->currentIndex().row()) : nullptr;
}

void PeersPanel::judge()
{
    const PeerInfo* peer = chosen();
    m_disconnect->setRefusal(peer ? QString() : tr("Choose a peer in the list to disconnect it."));
    if (!peer) return m_ban->setRefusal(tr("Choose a peer in the list to ban it."));
    m_disconnect->setHint(peer->isNamed ? tr("It is not called again until it is added or Lockstep starts again.")
                                        : tr("It is not called again within the hour; another one takes its place."));
    m_ban->setRefusal(peer->isNamed ? tr("You named this peer: it can be disconnected, but is never banned.")
                                    : QString());
}

} // namespace lockstep::ui
