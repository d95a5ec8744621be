<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccountText</name>
    <message numerus="yes">
        <source>%1 payments, %2, in blocks %3 to %4</source>
        <translation>
            <numerusform>%1 payment, %2, in blocks %3 to %4</numerusform>
            <numerusform>%1 payments, %2, in blocks %3 to %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressText</name>
    <message numerus="yes">
        <source>%1 payments</source>
        <translation>
            <numerusform>%1 payment</numerusform>
            <numerusform>%1 payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Already in %1: %2 of these %3 addresses.</source>
        <extracomment>%1: names of wallets, quoted; %2: how many of the addresses, of which there are at least two</extracomment>
        <translation>
            <numerusform>Already in %1: %2 of this %3 address.</numerusform>
            <numerusform>Already in %1: %2 of these %3 addresses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupText</name>
    <message numerus="yes">
        <source>%1 labels</source>
        <translation>
            <numerusform>%1 label</numerusform>
            <numerusform>%1 labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 payment requests</source>
        <translation>
            <numerusform>%1 payment request</numerusform>
            <numerusform>%1 payment requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BannerText</name>
    <message numerus="yes">
        <source>%n more wallets stopped too.</source>
        <translation>
            <numerusform>%n more wallet stopped too.</numerusform>
            <numerusform>%n more wallets stopped too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n more are paused at block %3 and continue by themselves.</source>
        <translation>
            <numerusform>%1, %2 and %n more are paused at block %3 and continue by themselves.</numerusform>
            <numerusform>%1, %2 and %n more are paused at block %3 and continue by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 transaction</numerusform>
            <numerusform>%1 transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected to %n peers, none with block filters.</source>
        <translation>
            <numerusform>Connected to %n peer, which has no block filters.</numerusform>
            <numerusform>Connected to %n peers, none with block filters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more in the same pass</source>
        <comment>what is imported, together with others</comment>
        <translation>
            <numerusform>%1 and %n more in the same pass</numerusform>
            <numerusform>%1 and %n more in the same pass</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CacheText</name>
    <message numerus="yes">
        <source>The last %n months</source>
        <translation>
            <numerusform>The last month</numerusform>
            <numerusform>The last %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n wallets saved to %1. The file was read back and opened: it is whole.</source>
        <translation>
            <numerusform>%n wallet saved to %1. The file was read back and opened: it is whole.</numerusform>
            <numerusform>%n wallets saved to %1. The file was read back and opened: it is whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peers took %1</source>
        <translation>
            <numerusform>%n peer took %1</numerusform>
            <numerusform>%n peers took %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the median of what %n peers said</source>
        <translation>
            <numerusform>the word of %n peer</numerusform>
            <numerusform>the median of what %n peers said</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EstimateText</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&quot;%1&quot; and %n others pause %2 and go on by themselves.</source>
        <extracomment>%1 is a wallet&apos;s name, %2 &quot;at block 910,118&quot; or &quot;meanwhile&quot;</extracomment>
        <translation>
            <numerusform>&quot;%1&quot; and %n other pause %2 and go on by themselves.</numerusform>
            <numerusform>&quot;%1&quot; and %n others pause %2 and go on by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeeRateText</name>
    <message numerus="yes">
        <source>Fees: nobody paid any in %n blocks up to %1; confidence: %2.</source>
        <translation>
            <numerusform>Fees: nobody paid any in %n block up to %1; confidence: %2.</numerusform>
            <numerusform>Fees: nobody paid any in %n blocks up to %1; confidence: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fees: %1 on average in %n blocks up to %2 (%3 to %4); confidence: %5.</source>
        <translation>
            <numerusform>Fees: %1 on average in %n block up to %2 (%3 to %4); confidence: %5.</numerusform>
            <numerusform>Fees: %1 on average in %n blocks up to %2 (%3 to %4); confidence: %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least half of %n peers pass on what pays %1 or more.</source>
        <translation>
            <numerusform>The only peer that said so passes on what pays %1 or more.</numerusform>
            <numerusform>At least half of %n peers pass on what pays %1 or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message numerus="yes">
        <source>Counted up to block %1, where this wallet stands; by now %2 blocks lie on top of it.</source>
        <translation>
            <numerusform>Counted up to block %1, where this wallet stands; by now %2 block lies on top of it.</numerusform>
            <numerusform>Counted up to block %1, where this wallet stands; by now %2 blocks lie on top of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmations</source>
        <translation>
            <numerusform>%n confirmation</numerusform>
            <numerusform>%n confirmations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 payments</source>
        <translation>
            <numerusform>%1 payment</numerusform>
            <numerusform>%1 payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSum</name>
    <message numerus="yes">
        <source>%1 transactions</source>
        <translation>
            <numerusform>%1 transaction</numerusform>
            <numerusform>%1 transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message numerus="yes">
        <source>Scanning %1 addresses in &quot;%2&quot;</source>
        <translation>
            <numerusform>Scanning %1 address in &quot;%2&quot;</numerusform>
            <numerusform>Scanning %1 addresses in &quot;%2&quot;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelText</name>
    <message numerus="yes">
        <source>%1 labels applied.</source>
        <translation>
            <numerusform>%1 label applied.</numerusform>
            <numerusform>%1 labels applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are for payments or addresses that none of your wallets has.</source>
        <translation>
            <numerusform>%1 is for a payment or address that none of your wallets has.</numerusform>
            <numerusform>%1 are for payments or addresses that none of your wallets has.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines were left out: they are of a kind that Lockstep does not keep, or cannot be read.</source>
        <translation>
            <numerusform>%1 line was left out: it is of a kind that Lockstep does not keep, or cannot be read.</numerusform>
            <numerusform>%1 lines were left out: they are of a kind that Lockstep does not keep, or cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogText</name>
    <message numerus="yes">
        <source>%1 transactions found</source>
        <translation>
            <numerusform>%1 transaction found</numerusform>
            <numerusform>%1 transactions found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 payments that waited</source>
        <translation>
            <numerusform>%1 payment that waited</numerusform>
            <numerusform>%1 payments that waited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new payments</source>
        <translation>
            <numerusform>%1 new payment</numerusform>
            <numerusform>%1 new payments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManagerText</name>
    <message numerus="yes">
        <source>%n wallets paused</source>
        <translation>
            <numerusform>%n wallet paused</numerusform>
            <numerusform>%n wallets paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n imports wait</source>
        <translation>
            <numerusform>%n import waits</numerusform>
            <numerusform>%n imports wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets stopped</source>
        <translation>
            <numerusform>%n wallet stopped</numerusform>
            <numerusform>%n wallets stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets in error</source>
        <translation>
            <numerusform>%n wallet in error</numerusform>
            <numerusform>%n wallets in error</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkText</name>
    <message numerus="yes">
        <source>%n peers</source>
        <translation>
            <numerusform>%n peer</numerusform>
            <numerusform>%n peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connected to %n peers, none serves block filters. Without them Lockstep cannot look for payments.</source>
        <translation>
            <numerusform>Connected to %n peer, which serves no block filters. Without them Lockstep cannot look for payments.</numerusform>
            <numerusform>Connected to %n peers, none serves block filters. Without them Lockstep cannot look for payments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n peers of your choice.</source>
        <translation>
            <numerusform>Only %n peer of your choice.</numerusform>
            <numerusform>Only %n peers of your choice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotificationText</name>
    <message numerus="yes">
        <source>%1 new payments were found.</source>
        <translation>
            <numerusform>%1 new payment was found.</numerusform>
            <numerusform>%1 new payments were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 payments were found.</source>
        <translation>
            <numerusform>%1 payment was found.</numerusform>
            <numerusform>%1 payments were found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message numerus="yes">
        <source>%1 blocks</source>
        <translation>
            <numerusform>%1 block</numerusform>
            <numerusform>%1 blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutgoingText</name>
    <message numerus="yes">
        <source>%n peers took it. Whether they pass it on is not known until a block has it.</source>
        <translation>
            <numerusform>%n peer took it. Whether it passes it on is not known until a block has it.</numerusform>
            <numerusform>%n peers took it. Whether they pass it on is not known until a block has it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message numerus="yes">
        <source>%1 of %2 peers</source>
        <extracomment>%1 and %2 are counts: &quot;3 of 4 peers&quot;</extracomment>
        <translation>
            <numerusform>%1 of %2 peer</numerusform>
            <numerusform>%1 of %2 peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Peers told different filters for block %1. The block proved %n of them wrong; no more is asked of them.</source>
        <translation>
            <numerusform>Peers told different filters for block %1. The block proved one of them wrong; no more is asked of it.</numerusform>
            <numerusform>Peers told different filters for block %1. The block proved %n of them wrong; no more is asked of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanHistory</name>
    <message numerus="yes">
        <source>✓ %n transactions found</source>
        <translation>
            <numerusform>✓ %n transaction found</numerusform>
            <numerusform>✓ %n transactions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalText</name>
    <message numerus="yes">
        <source>%1 wallets at block %2</source>
        <translation>
            <numerusform>%1 wallet at block %2</numerusform>
            <numerusform>%1 wallets at block %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow at %1</source>
        <extracomment>Of wallets, after how many are in error. %1 is a height</extracomment>
        <translation>
            <numerusform>%n follows at %1</numerusform>
            <numerusform>%n follow at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets in error</source>
        <extracomment>Of a total</extracomment>
        <translation>
            <numerusform>%n wallet in error</numerusform>
            <numerusform>%n wallets in error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets so far</source>
        <extracomment>Of a total: not read to the end</extracomment>
        <translation>
            <numerusform>%n wallet so far</numerusform>
            <numerusform>%n wallets so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets as of an older block</source>
        <extracomment>Of a total</extracomment>
        <translation>
            <numerusform>%n wallet as of an older block</numerusform>
            <numerusform>%n wallets as of an older block</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets provisional</source>
        <extracomment>Of a total: a scan of older blocks is paused, and some of the coins may be spent</extracomment>
        <translation>
            <numerusform>%n wallet provisional</numerusform>
            <numerusform>%n wallets provisional</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransactionText</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalletFileText</name>
    <message numerus="yes">
        <source>%1 · %n wallets</source>
        <extracomment>Which program wrote a file, and how much is in it</extracomment>
        <translation>
            <numerusform>%1 · %n wallet</numerusform>
            <numerusform>%1 · %n wallets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n descriptors or keys are left out: they are of kinds that Lockstep cannot watch.</source>
        <translation>
            <numerusform>%n descriptor or key is left out: it is of a kind that Lockstep cannot watch.</numerusform>
            <numerusform>%n descriptors or keys are left out: they are of kinds that Lockstep cannot watch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 addresses</source>
        <translation>
            <numerusform>%1 address</numerusform>
            <numerusform>%1 addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::AccountsPage</name>
    <message numerus="yes">
        <source>Found %n accounts in use</source>
        <translation>
            <numerusform>Found %n account in use</numerusform>
            <numerusform>Found %n accounts in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::AddWalletController</name>
    <message numerus="yes">
        <source>%n wallets were added, though their window was closed meanwhile: %1.</source>
        <extracomment>%1: names of wallets</extracomment>
        <translation>
            <numerusform>%n wallet was added, though its window was closed meanwhile: %1.</numerusform>
            <numerusform>%n wallets were added, though their window was closed meanwhile: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::AddressesPage</name>
    <message numerus="yes">
        <source>%1 addresses</source>
        <translation>
            <numerusform>%1 address</numerusform>
            <numerusform>%1 addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::AppLockController</name>
    <message numerus="yes">
        <source>Locked after %n minutes without use.</source>
        <translation>
            <numerusform>Locked after a minute without use.</numerusform>
            <numerusform>Locked after %n minutes without use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::BackupSavedPage</name>
    <message numerus="yes">
        <source>✓ %n wallets saved. The file was read back and opened: it is whole.</source>
        <translation>
            <numerusform>✓ %n wallet saved. The file was read back and opened: it is whole.</numerusform>
            <numerusform>✓ %n wallets saved. The file was read back and opened: it is whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::BannerArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::FilePartsPage</name>
    <message numerus="yes">
        <source>%1 labels</source>
        <translation>
            <numerusform>%1 label</numerusform>
            <numerusform>%1 labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::ImportLabelsDialog</name>
    <message numerus="yes">
        <source>&quot;%1&quot; has labels for %n payments, addresses or coins.</source>
        <translation>
            <numerusform>&quot;%1&quot; has a label for %n payment, address or coin.</numerusform>
            <numerusform>&quot;%1&quot; has labels for %n payments, addresses or coins.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text has labels for %n payments, addresses or coins.</source>
        <translation>
            <numerusform>The text has a label for %n payment, address or coin.</numerusform>
            <numerusform>The text has labels for %n payments, addresses or coins.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::NoticeBanner</name>
    <message numerus="yes">
        <source>%n more ended before.</source>
        <comment>imports</comment>
        <translation>
            <numerusform>%n more ended before.</numerusform>
            <numerusform>%n more ended before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%1 addresses used</source>
        <translation>
            <numerusform>%1 address used</numerusform>
            <numerusform>%1 addresses used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::PreviewCard</name>
    <message numerus="yes">
        <source>%n descriptors</source>
        <translation>
            <numerusform>%n descriptor</numerusform>
            <numerusform>%n descriptors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 addresses</source>
        <translation>
            <numerusform>%1 address</numerusform>
            <numerusform>%1 addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::RecentPayments</name>
    <message numerus="yes">
        <source>All %1 tran&amp;sactions</source>
        <translation>
            <numerusform>All %1 tran&amp;sactions</numerusform>
            <numerusform>All %1 tran&amp;sactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::RecoveryWordsPage</name>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::RestoredPage</name>
    <message numerus="yes">
        <source>%n wallets brought back.</source>
        <translation>
            <numerusform>%n wallet brought back.</numerusform>
            <numerusform>%n wallets brought back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::ResultPage</name>
    <message numerus="yes">
        <source>Found %1 transactions</source>
        <translation>
            <numerusform>Found %1 transaction</numerusform>
            <numerusform>Found %1 transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wallets of these words are here now</source>
        <translation>
            <numerusform>%n wallet of these words is here now</numerusform>
            <numerusform>%n wallets of these words are here now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::SyncStatusBar</name>
    <message numerus="yes">
        <source>%n without passphrase</source>
        <extracomment>Wallets that cannot be locked</extracomment>
        <translation>
            <numerusform>%n without passphrase</numerusform>
            <numerusform>%n without passphrase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peers</source>
        <translation>
            <numerusform>%n peer</numerusform>
            <numerusform>%n peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unlocked</source>
        <translation>
            <numerusform>%n unlocked</numerusform>
            <numerusform>%n unlocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new events</source>
        <translation>
            <numerusform>%n new event</numerusform>
            <numerusform>%n new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::UnlockDialog</name>
    <message numerus="yes">
        <source>Until nobody has used Lockstep for %n &amp;minutes</source>
        <translation>
            <numerusform>Until nobody has used Lockstep for %n &amp;minute</numerusform>
            <numerusform>Until nobody has used Lockstep for %n &amp;minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Al&amp;so unlock %n other wallets, if they have this passphrase</source>
        <translation>
            <numerusform>Al&amp;so unlock the other wallet, if it has this passphrase</numerusform>
            <numerusform>Al&amp;so unlock %n other wallets, if they have this passphrase</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ui::WalletLockController</name>
    <message numerus="yes">
        <source>%n other wallets were unlocked, too.</source>
        <translation>
            <numerusform>%n other wallet was unlocked, too.</numerusform>
            <numerusform>%n other wallets were unlocked, too.</numerusform>
        </translation>
    </message>
</context>
</TS>
