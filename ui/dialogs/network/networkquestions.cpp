// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/networkquestions.h"

#include "ui/format/sync/networktext.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

AddPeerDialog::AddPeerDialog(Network network, QWidget* parent)
    : FormDialog(tr("Add a peer"), tr("&Add"), parent)
    , m_network(network)
    , m_address(new QLineEdit(this))
{
    setObjectName(u"addPeerDialog");
    m_address->setObjectName(u"peerAddressEdit");
    m_address->setAccessibleName(tr("Address of the peer"));
    m_address->setPlaceholderText(tr("node.example, 192.168.1.5:8333 or [2001:db8::7]:8333"));
    auto* fields = new QFormLayout;
    fields->addRow(tr("Add&ress"), m_address);
    form()->addWidget(paragraph(tr("Lockstep calls it besides the others, now and after every start, and believes it "
                                   "alone. Add only a node that you trust: one of your own."),
                                this));
    form()->addLayout(fields);
    connect(m_address, &QLineEdit::textChanged, this,
            [this] { acceptButton()->setText(isTrialWanted() ? tr("&Add") : tr("&Add it all the same")); });
}

HostPort AddPeerDialog::address() const
{
    auto typed = peerFromText(m_address->text(), m_network);
    return typed ? *std::move(typed) : HostPort();
}

bool AddPeerDialog::isTrialWanted() const { return m_tried.isEmpty() || m_address->text().trimmed() != m_tried; }

void AddPeerDialog::showTrial(const Result<PeerReport>& report)
{
    setBusy(false);
    m_tried = m_address->text().trimmed();
    acceptButton()->setText(tr("&Add it all the same"));
    showProblem(report ? probeText(address(), *report) : probeProblem(address(), report.error()));
}

QString AddPeerDialog::problem()
{
    return peerFromText(m_address->text(), m_network) ? QString()
                                                      : tr("Type the peer's address, with or without its port.");
}

BanPeerDialog::BanPeerDialog(const QString& address, QWidget* parent)
    : FormDialog(tr("Ban this peer for 24 hours?"), tr("&Ban it"), parent)
{
    setObjectName(u"banPeerDialog");
    form()->addWidget(paragraph(banText(address), this));
}

FollowReorgDialog::FollowReorgDialog(const HeldReorg& reorg, QWidget* parent)
    : FormDialog(tr("Follow the other branch?"), tr("&Follow it"), parent)
{
    setObjectName(u"followReorgDialog");
    form()->addWidget(paragraph(followReorgText(reorg.undone, reorg.fork.height), this));
    setEnterCancels();
}

} // namespace lockstep::ui
