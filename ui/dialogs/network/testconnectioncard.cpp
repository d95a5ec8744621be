// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/testconnectioncard.h"

#include "ui/format/sync/networktext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

TestConnectionCard::TestConnectionCard(Network network, QWidget* parent)
    : QWidget(parent)
    , m_network(network)
    , m_address(new QLineEdit(this))
    , m_test(pushButton(u"testConnectionButton", tr("&Test"), this))
    , m_answer(paragraph({}, this))
{
    m_address->setObjectName(u"testAddressEdit");
    m_address->setAccessibleName(tr("Node to try"));
    m_address->setPlaceholderText(tr("Address of a node, with or without its port"));
    m_answer->setObjectName(u"testAnswerLabel");
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_address, 1);
    row->addWidget(m_test);
    auto* card = new Card(tr("Test a connection"), this);
    card->content()->addLayout(row);
    card->content()->addWidget(m_answer);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(m_test, &QPushButton::clicked, this, &TestConnectionCard::ask);
    connect(m_address, &QLineEdit::returnPressed, this, &TestConnectionCard::ask);
    say(tr("It is called once, through the proxy above where one is ticked. Nothing is changed."), false);
}

void TestConnectionCard::ask()
{
    if (!m_test->isEnabled()) return;
    const auto address = peerFromText(m_address->text(), m_network);
    if (!address) return say(tr("Type an address such as node.example, 192.168.1.5:8333 or [2001:db8::7]:8333."), true);
    m_test->setEnabled(false);
    say(tr("Calling %1… It may take up to 20 seconds.").arg(address->text()), false);
    emit testWanted(*address);
}

void TestConnectionCard::showReport(const HostPort& address, const Result<PeerReport>& report)
{
    m_test->setEnabled(true);
    if (report)
        say(u"✓ "_s + probeText(address, *report), false);
    else
        say(u"⚠ "_s + probeProblem(address, report.error()), true);
}

void TestConnectionCard::refuse(const QString& words)
{
    m_test->setEnabled(true);
    say(words, true);
}

void TestConnectionCard::say(const QString& words, bool isProblem)
{
    m_answer->setColour(isProblem ? PlainLabel::Colour::Problem : PlainLabel::Colour::Text);
    m_answer->setText(words);
    m_address->setAccessibleDescription(words);
}

} // namespace lockstep::ui
