// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/connectionform.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/sync/networktext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LinesShown = 3;
constexpr qsizetype MostOfALine = 80; ///< In a message.

QStringList linesOf(const QPlainTextEdit& edit)
{
    QStringList lines;
    const QStringList typed = edit.toPlainText().split(u'\n');
    for (const QString& line : typed)
        if (!line.trimmed().isEmpty()) lines += line.trimmed();
    return lines;
}

/// On the other networks nobody is found but who is named or inside the program.
bool hasPublicPeers(Network network) { return network != Network::Regtest && network != Network::Practice; }

QString textOf(const std::vector<HostPort>& peers)
{
    QStringList texts;
    for (const HostPort& peer : peers) texts += peer.text();
    return texts.join(u'\n');
}

/// Each once, as they are applied.
Result<std::vector<HostPort>> peersFrom(const QStringList& lines, Network network)
{
    std::vector<HostPort> peers;
    for (const QString& line : lines) {
        auto peer = peerFromText(line, network);
        if (!peer) return Error{peer.error().code, line.left(MostOfALine).toStdString()};
        if (std::ranges::find(peers, *peer) == peers.end()) peers.push_back(*std::move(peer));
    }
    return peers;
}

bool areMeant(const QStringList& lines, const std::vector<HostPort>& peers, Network network)
{
    const auto typed = peersFrom(lines, network);
    return typed && *typed == peers;
}

} // namespace

ConnectionForm::ConnectionForm(Network network, QWidget* parent)
    : QWidget(parent)
    , m_network(network)
    , m_own(new QRadioButton(ownPeersText(network), this))
    , m_publicPeers(new QSpinBox(this))
    , m_named(new QRadioButton(tr("Onl&y these:"), this))
    , m_only(new QPlainTextEdit(this))
    , m_onlyProblem(fieldMessage(u"onlyPeersProblemLabel"_s, this))
    , m_useProxy(new QCheckBox(tr("Connect through a SOCKS5 p&roxy, such as Tor"), this))
    , m_proxy(new QLineEdit(this))
    , m_proxyProblem(fieldMessage(u"proxyProblemLabel"_s, this))
    , m_onlyOnion(new QCheckBox(tr("Of public peers, call on&ion addresses only"), this))
    , m_onlyOnionReason(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_override(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_answer(paragraph({}, this))
    , m_apply(new GuardedButton(u"applyConnection"_s, tr("App&ly"), this))
    , m_copy(new CopyDetailsButton(u"copyConnectionErrorButton", this))
{
    m_own->setObjectName(u"ownPeersRadioButton");
    m_publicPeers->setObjectName(u"publicPeersSpinBox");
    m_named->setObjectName(u"onlyPeersRadioButton");
    m_only->setObjectName(u"onlyPeersTextEdit");
    m_useProxy->setObjectName(u"proxyCheckBox");
    m_proxy->setObjectName(u"proxyEdit");
    m_onlyOnion->setObjectName(u"onlyOnionCheckBox");
    m_onlyOnionReason->setObjectName(u"onlyOnionReasonLabel");
    m_override->setObjectName(u"commandLineLabel");
    m_override->hide();
    m_answer->setObjectName(u"appliedLabel");
    m_answer->hide();
    m_copy->hide();
    layOut();
    connect(m_named, &QRadioButton::toggled, this, &ConnectionForm::judge);
    connect(m_publicPeers, &QSpinBox::valueChanged, this, &ConnectionForm::judge);
    connect(m_onlyOnion, &QCheckBox::toggled, this, &ConnectionForm::judge);
    connect(m_only, &QPlainTextEdit::textChanged, this, &ConnectionForm::judge);
    // What was wrong is said until something else is there, as in all forms.
    connect(m_only, &QPlainTextEdit::textChanged, this, [this] { sayUnder(*m_only, *m_onlyProblem, {}); });
    connect(m_own, &QRadioButton::toggled, this, [this] { sayUnder(*m_only, *m_onlyProblem, {}); });
    connect(m_proxy, &QLineEdit::textChanged, this, [this] { sayUnder(*m_proxy, *m_proxyProblem, {}); });
    connect(m_useProxy, &QCheckBox::toggled, this, [this] { sayUnder(*m_proxy, *m_proxyProblem, {}); });
    connect(m_useProxy, &QCheckBox::toggled, this, &ConnectionForm::judge);
    connect(m_proxy, &QLineEdit::textChanged, this, &ConnectionForm::judge);
    connect(m_apply, &GuardedButton::clicked, this, &ConnectionForm::apply);
    m_own->setChecked(true);
    judge();
}

void ConnectionForm::focusFirst() { (m_named->isChecked() ? m_named : m_own)->setFocus(); }

/// Where there are no public peers their number is no question.
QWidget* ConnectionForm::makePublicPeersRow()
{
    m_publicPeers->setAccessibleName(tr("Number of public peers"));
    m_publicPeers->setAccessibleDescription(tr("More than half of them serve block filters."));
    m_publicPeers->setRange(PeerSettings::FewestPublicPeers, PeerSettings::MostPublicPeers);
    m_publicPeers->setValue(PeerSettings::UsualPublicPeers);
    auto* label = new QLabel(tr("N&umber of public peers:"), this);
    label->setBuddy(m_publicPeers);
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(spacing::Large, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(m_publicPeers);
    line->addStretch();
    row->setVisible(hasPublicPeers(m_network));
    return row;
}

QWidget* ConnectionForm::makePeersCard()
{
    m_only->setAccessibleName(tr("Only these peers, one on each line"));
    //: Stands in an empty field, as an example
    m_only->setPlaceholderText(tr("One on each line: node.example, 192.168.1.5:8333 or [2001:db8::7]:8333"));
    m_only->setTabChangesFocus(true);
    m_only->setFixedHeight(fontMetrics().lineSpacing() * LinesShown + spacing::Medium);
    auto* card = new Card(tr("Peers"), this);
    for (QWidget* part : {static_cast<QWidget*>(m_own), makePublicPeersRow(), static_cast<QWidget*>(m_named),
                          static_cast<QWidget*>(m_only), static_cast<QWidget*>(m_onlyProblem)})
        card->content()->addWidget(part);
    card->content()->addWidget(paragraph(tr("Peers that you name are believed alone, and no other is called: best with "
                                            "a node of your own that serves block filters."),
                                         this, PlainLabel::Colour::Muted));
    return card;
}

QWidget* ConnectionForm::makeProxyCard()
{
    m_proxy->setAccessibleName(tr("Address and port of the proxy"));
    m_proxy->setPlaceholderText(u"127.0.0.1:9050"_s);
    auto* card = new Card(tr("Proxy"), this);
    for (QWidget* part :
         {static_cast<QWidget*>(m_useProxy), static_cast<QWidget*>(m_proxy), static_cast<QWidget*>(m_proxyProblem)})
        card->content()->addWidget(part);
    card->content()->addWidget(
        paragraph(tr("Everything goes through it, or nowhere. Names are looked up by the proxy, not by this computer."),
                  this, PlainLabel::Colour::Muted));
    card->content()->addWidget(makeOnlyOnionPart());
    return card;
}

QWidget* ConnectionForm::makeOnlyOnionPart()
{
    const QString meaning = tr("Public peers are then reached inside Tor alone: no other address is called and no name "
                               "of a seed is used. Peers that you name yourself are called all the same.");
    m_onlyOnion->setAccessibleDescription(meaning);
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_onlyOnion);
    column->addWidget(m_onlyOnionReason);
    column->addWidget(paragraph(meaning, this, PlainLabel::Colour::Muted));
    part->setVisible(hasPublicPeers(m_network));
    return part;
}

void ConnectionForm::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(makePeersCard());
    column->addWidget(makeProxyCard());
    column->addWidget(m_override);
    column->addWidget(m_apply);
    column->addWidget(m_answer);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
}

void ConnectionForm::setSettings(const PeerSettings& settings)
{
    const bool hadTyped = isChanged();
    m_settings = settings;
    if (!hadTyped) {
        (settings.only.empty() ? m_own : m_named)->setChecked(true);
        m_only->setPlainText(textOf(settings.only));
        m_useProxy->setChecked(settings.proxy.has_value());
        if (settings.proxy) m_proxy->setText(settings.proxy->text());
        m_onlyOnion->setChecked(settings.onlyOnion);
        m_publicPeers->setValue(settings.publicPeers);
    }
    judge();
}

void ConnectionForm::setOverride(const QString& words) { m_override->say(words); }

void ConnectionForm::showApplied()
{
    m_answer->setColour(PlainLabel::Colour::Text);
    m_copy->offer({});
    m_answer->say(tr("✓ Applied. It takes effect now, and stays after a restart."));
}

void ConnectionForm::showError(const Error& error)
{
    m_answer->setColour(PlainLabel::Colour::Problem);
    m_answer->say(errorText(error).sentence());
    m_copy->offer({error});
}

/// What is meant counts: an address without a port is applied with the usual one.
bool ConnectionForm::isChanged() const
{
    if (m_named->isChecked() == m_settings.only.empty()) return true;
    if (m_named->isChecked() && !areMeant(linesOf(*m_only), m_settings.only, m_network)) return true;
    if (m_own->isChecked() && m_publicPeers->value() != m_settings.publicPeers) return true;
    if (m_useProxy->isChecked() != m_settings.proxy.has_value()) return true;
    if (wantsOnlyOnion() != m_settings.onlyOnion) return true;
    if (!m_settings.proxy) return false;
    const auto proxy = proxyFromText(m_proxy->text());
    return !proxy || *proxy != *m_settings.proxy;
}

/// It is a wish beside a proxy; one that stands without any, as a command line may have it, can be taken back.
bool ConnectionForm::mayWantOnlyOnion() const
{
    return m_useProxy->isChecked() || (!m_settings.proxy && m_settings.onlyOnion);
}

bool ConnectionForm::wantsOnlyOnion() const { return mayWantOnlyOnion() && m_onlyOnion->isChecked(); }

void ConnectionForm::judge()
{
    m_publicPeers->setEnabled(m_own->isChecked());
    m_onlyOnion->setEnabled(mayWantOnlyOnion());
    m_onlyOnionReason->say(m_useProxy->isChecked() ? QString()
                                                   : tr("Onion addresses are reached through a proxy only."));
    m_only->setEnabled(m_named->isChecked());
    m_proxy->setEnabled(m_useProxy->isChecked());
    m_apply->setRefusal(isChanged() ? QString() : tr("This is in effect already."));
    m_apply->setHint(tr("All connections are closed and opened anew."));
    if (!isChanged()) return;
    m_answer->hide();
    m_copy->hide();
}

Result<std::vector<HostPort>> ConnectionForm::onlyPeers()
{
    if (!m_named->isChecked()) {
        sayUnder(*m_only, *m_onlyProblem, {});
        return std::vector<HostPort>();
    }
    auto peers = peersFrom(linesOf(*m_only), m_network);
    if (!peers) {
        const QString line = QString::fromStdString(peers.error().detail);
        sayUnder(*m_only, *m_onlyProblem, tr("\"%1\" is not the address of a peer.").arg(line));
        return peers.error();
    }
    sayUnder(*m_only, *m_onlyProblem,
             peers->empty() ? tr("Type the address of a peer, or let Lockstep choose.") : QString());
    if (peers->empty()) return Error{Errc::Malformed, "no peer"};
    return peers;
}

Result<std::optional<HostPort>> ConnectionForm::proxy()
{
    std::optional<HostPort> none;
    if (!m_useProxy->isChecked()) {
        sayUnder(*m_proxy, *m_proxyProblem, {});
        return none;
    }
    auto typed = proxyFromText(m_proxy->text());
    sayUnder(*m_proxy, *m_proxyProblem,
             typed ? QString() : tr("A proxy is given as ADDRESS:PORT, for example 127.0.0.1:9050; not by a name."));
    if (!typed) return typed.error();
    return std::optional(*std::move(typed));
}

void ConnectionForm::apply()
{
    auto only = onlyPeers();
    auto way = proxy();
    if (only && way) emit applied({*std::move(only), *std::move(way), wantsOnlyOnion(), m_publicPeers->value()});
}

} // namespace lockstep::ui
