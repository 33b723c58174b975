@{
    RootModule             = 'LyncIM.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f0c2f1e-3c0b-4d55-9b7a-6d1c0e3b8a52'
    Author                 = 'LyncIM contributors'
    CompanyName            = 'LyncIM contributors'
    Copyright              = '(c) LyncIM contributors. MIT License.'
    Description            = 'Send and receive Lync and Skype for Business instant messages, ask people and wait for their answers, find people and groups, and set your presence, from a console or a script: through the client on the desktop, or without any desktop through the server (UCWA), from services, scheduled tasks, Linux and containers.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('LyncIM.Format.ps1xml')
    CmdletsToExport        = @(
        'Add-LyncParticipant'
        'Connect-LyncClient'
        'Disconnect-LyncClient'
        'Find-LyncContact'
        'Get-LyncClient'
        'Get-LyncContact'
        'Get-LyncConversation'
        'Get-LyncGroupMember'
        'Receive-LyncMessage'
        'Request-LyncReply'
        'Send-LyncMessage'
        'Set-LyncPresence'
        'Set-LyncTyping'
        'Start-LyncConversation'
        'Stop-LyncConversation'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('Lync', 'SkypeForBusiness', 'InstantMessaging', 'IM', 'Chat', 'Notification', 'Presence', 'UCWA', 'Server', 'Automation', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/LyncIM/LyncIM/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/LyncIM/LyncIM'
            ReleaseNotes = 'https://github.com/LyncIM/LyncIM/blob/main/CHANGELOG.md'
        }
    }
}
